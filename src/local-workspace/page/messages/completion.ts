import type { PageChannel, PageCommand, PageUser, PageUserGroup } from '../../page-api';
import { shownName } from '../state/names';

export interface Completion {
  /** What replaces the text from `from` to the caret. */
  insert: string;
  title: string;
  detail: string;
}

export interface Completions {
  kind: 'command' | 'mention' | 'channel';
  from: number;
  items: Completion[];
}

export interface CompletionSources {
  users: PageUser[];
  channels: PageChannel[];
  userGroups: PageUserGroup[];
  commands: PageCommand[];
}

const MOST = 10;

function startsAWord(text: string, query: string): boolean {
  return text
    .toLowerCase()
    .split(/[\s._-]+/)
    .some((word) => word.startsWith(query));
}

function commands(sources: CompletionSources, query: string): Completion[] {
  return sources.commands
    .filter(({ command }) => command.toLowerCase().startsWith(query))
    .map(({ command, usageHint, description }) => ({
      insert: `${command} `,
      title: `${command} ${usageHint}`.trim(),
      detail: description,
    }));
}

function mentions(sources: CompletionSources, query: string): Completion[] {
  const people = sources.users
    .filter((user) => !user.deleted && [user.name, user.realName, shownName(user)].some((n) => startsAWord(n, query)))
    .map((user) => ({ insert: `@${user.name} `, title: shownName(user), detail: `@${user.name}` }));
  const groups = sources.userGroups
    .filter((group) => startsAWord(group.handle, query) || startsAWord(group.name, query))
    .map((group) => ({ insert: `@${group.handle} `, title: group.name, detail: `@${group.handle}` }));
  return [...people, ...groups];
}

function channels(sources: CompletionSources, query: string): Completion[] {
  return sources.channels
    .filter(({ kind, name }) => kind === 'channel' && startsAWord(name, query))
    .map(({ name, topic }) => ({ insert: `#${name} `, title: `#${name}`, detail: topic }));
}

/** What could complete the word before the caret; null where nothing can. */
export function completionsFor(text: string, caret: number, sources: CompletionSources): Completions | null {
  const before = text.slice(0, caret);
  const command = /^\/\S*$/.exec(before);
  const word = /(?:^|[\s(])([@#])([\p{L}\p{N}._-]*)$/u.exec(before);
  const query = (word?.[2] ?? '').toLowerCase();
  let found: Completions;
  if (command) found = { kind: 'command', from: 0, items: commands(sources, before.toLowerCase()) };
  else if (!word) return null;
  else {
    const from = caret - query.length - 1;
    found =
      word[1] === '@'
        ? { kind: 'mention', from, items: mentions(sources, query) }
        : { kind: 'channel', from, items: channels(sources, query) };
  }
  // What is already written in full comes first: `@bob` must not become `@bobby`.
  const written = before.slice(found.from).toLowerCase();
  const isExact = (item: Completion): number => (item.insert.trim().toLowerCase() === written ? 0 : 1);
  const items = [...found.items].sort((a, b) => isExact(a) - isExact(b)).slice(0, MOST);
  return items.length > 0 ? { ...found, items } : null;
}
