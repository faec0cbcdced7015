import { printTarget } from '../grammar/target-spec';
import type { AdminCommand, AdminForm } from './types';
import { printName, printPage, printPerson } from './words';

/** A text that `parseAdmin` reads as this command; for unreadable commands, the text itself. */
export function printAdmin(command: AdminCommand): string {
  return command.kind === 'unreadable' ? command.text : wordsFor(command).join(' ');
}

const channel = (id: string) => `<#${id}|>`;
const slugOption = (slug: string | null) => (slug === null ? [] : [`slug:${slug}`]);
const option = (name: string, value: string | null) => (value === null ? [] : [`${name}:${value}`]);
const nameIn = (name: string | null) => (name === null ? [] : [printName(name)]);
/** A typed command does one of the two; forms can do both at once, and are not printed. */
const changeIn = ({ add }: { add: readonly unknown[] }) => [add.length > 0 ? 'add' : 'remove'];
const team = (slug: string) => `team:${slug}`;
/** With a mark that is read as nothing: a project may be called `--now`. */
const deletable = (slug: string | null) => (slug === null ? [] : [slug === '--now' ? `#${slug}` : slug]);

function wordsFor(command: Exclude<AdminCommand, { kind: 'unreadable' }>): string[] {
  switch (command.kind) {
    case 'help':
      return ['help'];
    case 'project-create': {
      const { name, slug, channelIds, teams } = command;
      return [
        'project',
        'create',
        printName(name),
        ...slugOption(slug),
        ...channelIds.map(channel),
        ...teams.map(team),
      ];
    }
    case 'project-list':
      return ['project', 'list', ...printPage(command.page)];
    case 'project-show':
      return ['project', 'show', command.slug];
    case 'project-rename':
      return ['project', 'rename', command.slug, ...nameIn(command.name), ...slugOption(command.newSlug)];
    case 'project-keys':
      return ['project', 'keys', command.slug];
    case 'key-rotate':
      return ['project', 'keys', command.slug, 'rotate'];
    case 'key-revoke':
      return ['project', 'keys', command.slug, 'revoke', command.keyId];
    case 'channel-set': {
      const { slug, channelId, minLevel, regressions } = command;
      const settings = [...option('level', minLevel), ...option('regressions', regressions)];
      return ['project', 'channel', slug, channel(channelId), ...settings];
    }
    case 'channel-remove':
      return ['project', 'channel', command.slug, 'remove', channel(command.channelId)];
    case 'project-teams':
      return ['project', 'teams', command.slug, ...changeIn(command), ...[...command.add, ...command.remove].map(team)];
    case 'project-lease': {
      const { slug, lease } = command;
      return ['project', 'lease', slug, ...(lease ? [`${lease.days}d`, ...option('silence', lease.silence)] : ['off'])];
    }
    case 'project-delete':
      return ['project', 'delete', ...deletable(command.slug), ...(command.now ? ['--now'] : [])];
    case 'project-restore':
      return ['project', 'restore', command.project, ...slugOption(command.newSlug)];
    case 'team-create':
      return ['team', 'create', command.slug, ...nameIn(command.name), ...command.people.map(printPerson)];
    case 'team-list':
      return ['team', 'list', ...printPage(command.page)];
    case 'team-members':
      return ['team', ...changeIn(command), command.slug, ...[...command.add, ...command.remove].map(printPerson)];
    case 'team-link':
      return ['team', 'link', command.slug, `<!subteam^${command.slackUsergroupId}>`];
    case 'team-channel':
      return ['team', 'channel', command.slug, command.channelId === null ? 'none' : channel(command.channelId)];
    case 'team-show':
    case 'team-unlink':
    case 'team-delete':
      return ['team', command.kind.slice('team-'.length), command.slug];
    case 'admin-change':
      return ['admin', command.change, printPerson(command.person)];
    case 'admin-list':
      return ['admin', 'list'];
    case 'ownership-show':
      return [command.text, 'show', command.slug];
    case 'ownership-set':
      return [command.text, 'set', ...(command.slug === null ? [] : [command.slug])];
    case 'rules-back':
      return ['rules', 'back', command.slug];
    case 'rules-auto':
      return ['rules', 'auto', command.slug, command.autoAssign ? 'on' : 'off'];
    case 'rules-commits':
      return ['rules', 'commits', command.slug, command.mode];
    case 'codeowners-handles':
      return ['codeowners', 'map'];
    case 'codeowners-map':
      return ['codeowners', 'map', command.handle, printTarget(command.to)];
    case 'doctor':
      return ['doctor'];
    case 'audit':
      return ['audit', ...printPage(command.page)];
    case 'form':
      return [...formWords(command.form), ...(command.slug === null ? [] : [command.slug])];
  }
}

function formWords(form: AdminForm): string[] {
  if (form === 'admins') return ['admin', 'add'];
  if (form === 'team-members') return ['team', 'add'];
  return form.split('-');
}
