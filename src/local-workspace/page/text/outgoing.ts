import type { PageChannel, PageUser, PageUserGroup } from '../../page-api';

interface Directory {
  users: PageUser[];
  channels: PageChannel[];
  userGroups: PageUserGroup[];
}

const BROADCASTS = ['here', 'channel', 'everyone'];

function encodeEntities(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function reference(mark: string, name: string, directory: Directory): string | null {
  const isNamed = (candidate: string): boolean => candidate.toLowerCase() === name.toLowerCase();
  if (mark === '#') {
    const channel = directory.channels.find((one) => one.kind === 'channel' && isNamed(one.name));
    return channel ? `<#${channel.id}|${channel.name}>` : null;
  }
  const user = directory.users.find((one) => !one.deleted && isNamed(one.name));
  if (user) return `<@${user.id}>`;
  const group = directory.userGroups.find((one) => isNamed(one.handle));
  if (group) return `<!subteam^${group.id}|@${group.handle}>`;
  return BROADCASTS.some(isNamed) ? `<!${name.toLowerCase()}>` : null;
}

/**
 * What a person typed, as Slack's client stores a message: special characters escaped, addresses marked, `@handle` and
 * `#channel` turned into references. Names nobody has stay text, and a full stop after a name stays outside.
 */
export function toSlackText(typed: string, directory: Directory): string {
  return encodeEntities(typed)
    .replace(
      /(^|[\s(])([@#])([\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?)/gu,
      (whole, before: string, mark: string, name: string) => {
        const found = reference(mark, name, directory);
        return found === null ? whole : before + found;
      },
    )
    .replace(/(^|\s)(https?:\/\/[^\s|<>]+)/g, '$1<$2>');
}
