import { parseChannelSetting, parseKeys } from './parse-project-settings';
import type { Read } from './types';
import {
  keyword,
  nameOf,
  readAll,
  readChannel,
  readNewSlug,
  readPage,
  readSlug,
  shown,
  valueOf,
  type Word,
} from './words';

/** What follows `project`. */
export function parseProject(words: readonly Word[]): Read {
  const [verb, ...rest] = words;
  const [slugWord, ...more] = rest;
  switch (keyword(verb)) {
    case '':
    case 'list': {
      const page = readPage(rest);
      return page === null
        ? 'After “project list” comes nothing, or a page such as “page 2”.'
        : { kind: 'project-list', page };
    }
    case 'create':
      return parseCreate(rest);
    case 'show':
    case 'rename':
    case 'keys':
    case 'channel':
    case 'teams':
      break;
    default:
      return `${verb ? shown(verb) : 'That'} is none of create, list, show, rename, keys, channel and teams.`;
  }
  const what = keyword(verb) as 'show' | 'rename' | 'keys' | 'channel' | 'teams';
  if (slugWord === undefined) return { kind: 'form', form: `project-${what}`, slug: null };
  const slug = readSlug(slugWord);
  if (slug === null) return `${shown(slugWord)} is not the slug of a project.`;
  switch (what) {
    case 'show':
      return more.length === 0 ? { kind: 'project-show', slug } : 'One project at a time can be shown.';
    case 'rename':
      return parseRename(slug, more);
    case 'keys':
      return parseKeys(slug, more);
    case 'channel':
      return parseChannelSetting(slug, more);
    case 'teams':
      return parseTeams(slug, more);
  }
}

/** `NAME [slug:SLUG] [#channel…] [team:TEAM…]`, in any order. */
function parseCreate(words: readonly Word[]): Read {
  if (words.length === 0) return { kind: 'form', form: 'project-create', slug: null };
  const name: Word[] = [];
  const channels: Word[] = [];
  const teams: Word[] = [];
  let slug: string | null = null;
  for (const word of words) {
    const given = valueOf(word, 'slug');
    if (given !== null) {
      if (slug !== null) return 'A project has one slug, and there are two here.';
      slug = readNewSlug({ text: given, quoted: false });
      if (slug === null) return `${shown(word)} does not give a slug I can read.`;
    } else if (readChannel(word) !== null) channels.push(word);
    else if (!word.quoted && /^(#|team:)./i.test(word.text)) teams.push(word);
    else name.push(word);
  }
  const channelIds = readAll(channels, readChannel, 'a channel');
  if (typeof channelIds === 'string') return channelIds;
  const slugs = readAll(teams, readSlug, 'a team');
  if (typeof slugs === 'string') return slugs;
  if (nameOf(name) === '') return 'There is no name for the project.';
  return { kind: 'project-create', name: nameOf(name), slug, channelIds, teams: slugs };
}

/** `NEW NAME [slug:NEW]`. */
function parseRename(slug: string, words: readonly Word[]): Read {
  if (words.length === 0) return { kind: 'form', form: 'project-rename', slug };
  const isSlug = (word: Word) => valueOf(word, 'slug') !== null;
  const [given, second] = words.filter(isSlug);
  if (second) return 'A project has one slug, and there are two here.';
  const newSlug = given ? readNewSlug({ text: valueOf(given, 'slug') ?? '', quoted: false }) : null;
  if (given && newSlug === null) return `${shown(given)} does not give a slug I can read.`;
  const name = nameOf(words.filter((word) => !isSlug(word)));
  if (name === '' && newSlug === null) return 'There is no new name for the project.';
  return { kind: 'project-rename', slug, name: name === '' ? null : name, newSlug };
}

/** `add TEAM…` or `remove TEAM…`. */
function parseTeams(slug: string, words: readonly Word[]): Read {
  const [verb, ...rest] = words;
  if (verb === undefined) return { kind: 'form', form: 'project-teams', slug };
  const change = keyword(verb);
  if (change !== 'add' && change !== 'remove') return `${shown(verb)} is neither “add” nor “remove”.`;
  if (rest.length === 0) return { kind: 'form', form: 'project-teams', slug };
  const teams = readAll(rest, readSlug, 'a team');
  if (typeof teams === 'string') return teams;
  return { kind: 'project-teams', slug, add: [], remove: [], [change]: teams };
}
