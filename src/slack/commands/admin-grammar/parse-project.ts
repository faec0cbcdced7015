import { parseChannelSetting, parseKeys, parseLease } from './parse-project-settings';
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
    case 'lease':
    case 'restore':
      break;
    case 'delete':
      return parseDelete(rest);
    default:
      return `${verb ? shown(verb) : 'That'} is none of create, list, show, rename, keys, channel, teams, lease, delete and restore.`;
  }
  const what = keyword(verb) as 'show' | 'rename' | 'keys' | 'channel' | 'teams' | 'lease' | 'restore';
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
    case 'lease':
      return parseLease(slug, more);
    case 'restore':
      return parseRestore(slug, more);
  }
}

/** Keyboards make one long dash of two. */
const NOW = new Set(['--now', '—now', '–now']);
const ONE_SLUG = 'After “project delete” comes one slug, and “--now” if nothing is to be restored.';

/** `[SLUG] [--now]`, in any order. */
function parseDelete(words: readonly Word[]): Read {
  const [slugWord, more] = words.filter((word) => !NOW.has(keyword(word)));
  const now = words.some((word) => NOW.has(keyword(word)));
  if (slugWord === undefined) return { kind: 'project-delete', slug: null, now };
  const slug = readSlug(slugWord);
  if (slug === null) return `${shown(slugWord)} is not the slug of a project.`;
  return more ? ONE_SLUG : { kind: 'project-delete', slug, now };
}

/** `[slug:NEW]`. */
function parseRestore(project: string, [given, more]: readonly Word[]): Read {
  if (!given) return { kind: 'project-restore', project, newSlug: null };
  const text = valueOf(given, 'slug');
  if (text === null || more) return 'After the project comes nothing, or a new slug such as “slug:my-shop”.';
  const newSlug = readNewSlug({ text, quoted: false });
  if (newSlug === null) return `${shown(given)} does not give a slug I can read.`;
  return { kind: 'project-restore', project, newSlug };
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
