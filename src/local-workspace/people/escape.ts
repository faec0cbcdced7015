import type { Workspace } from '../workspace';

/**
 * What a person typed, as Slack hands it on: `& < >` as entities, and names it knows as references
 * (`<@U1|bob>`, `<#C1|alerts>`, `<!subteam^S1|@payments>`). In messages the references carry no label.
 */
export function escapeTyped(workspace: Workspace, text: string, into: 'command' | 'message'): string {
  const labels = into === 'command';
  const users = workspace.users.values().filter((user) => !user.deleted);
  const entities = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return entities
    .replace(/(^|[\s(])@([\p{L}\p{N}._-]+)/gu, (typed, before: string, name: string) => {
      const [bare, rest] = splitPunctuation(name);
      const group = workspace.userGroups.values().find((one) => !one.disabled && same(one.handle, bare));
      const user = users.find((one) => same(one.name, bare)) ?? users.find((one) => same(one.displayName, bare));
      if (user) return `${before}<@${user.id}${labels ? `|${user.name}` : ''}>${rest}`;
      if (group) return `${before}<!subteam^${group.id}${labels ? `|@${group.handle}` : ''}>${rest}`;
      if (['here', 'channel', 'everyone'].includes(bare)) return `${before}<!${bare}>${rest}`;
      return typed;
    })
    .replace(/(^|[\s(])#([\p{L}\p{N}_-]+)/gu, (typed, before: string, name: string) => {
      const channel = workspace.channels.values().find((one) => one.kind === 'channel' && same(one.name, name));
      return channel ? `${before}<#${channel.id}|${labels ? channel.name : ''}>` : typed;
    })
    .replace(/(^|\s)(https?:\/\/[^\s|<>]+)/g, '$1<$2>');
}

/** A name at the end of a sentence takes no full stop along. */
function splitPunctuation(name: string): [string, string] {
  const bare = name.replace(/[.-]+$/, '');
  return [bare, name.slice(bare.length)];
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
