import { notAChannel } from './parse-project-settings';
import type { Read } from './types';
import {
  keyword,
  nameOf,
  readAll,
  readChannel,
  readNewSlug,
  readPage,
  readPerson,
  readSlug,
  readUsergroup,
  shown,
  type Word,
} from './words';

const VERBS = ['show', 'add', 'remove', 'link', 'unlink', 'channel', 'delete'] as const;

/** What follows `team`. */
export function parseTeam(words: readonly Word[]): Read {
  const [verbWord, ...rest] = words;
  const name = keyword(verbWord);
  if (verbWord === undefined || name === 'list') {
    const page = readPage(rest);
    return page === null ? 'After “team list” comes nothing, or a page such as “page 2”.' : { kind: 'team-list', page };
  }
  if (name === 'create') return parseCreate(rest);
  const verb = VERBS.find((one) => one === name);
  if (!verb) return `${shown(verbWord)} is none of create, list, ${VERBS.slice(0, -1).join(', ')} and delete.`;
  const [slugWord, ...more] = rest;
  const form = verb === 'add' || verb === 'remove' ? 'team-members' : (`team-${verb}` as const);
  if (slugWord === undefined) return { kind: 'form', form, slug: null };
  const slug = readSlug(slugWord);
  if (slug === null) return `${shown(slugWord)} is not the slug of a team.`;
  switch (verb) {
    case 'show':
    case 'unlink':
    case 'delete':
      return more[0] ? `After the team comes nothing, and there is ${shown(more[0])}.` : { kind: `team-${verb}`, slug };
    case 'add':
    case 'remove': {
      if (more.length === 0) return { kind: 'form', form, slug };
      const people = readAll(more, readPerson, 'a person');
      if (typeof people === 'string') return people;
      return { kind: 'team-members', slug, add: [], remove: [], [verb]: people };
    }
    case 'link':
      return parseLink(slug, more);
    case 'channel':
      return parseChannel(slug, more);
  }
}

/** `SLUG [NAME] [@members…]`. */
function parseCreate(words: readonly Word[]): Read {
  const [slugWord, ...rest] = words;
  if (slugWord === undefined) return { kind: 'form', form: 'team-create', slug: null };
  const slug = readNewSlug(slugWord);
  if (slug === null)
    return `${shown(slugWord)} is no slug for a team: it has letters, digits, dashes, dots or underscores.`;
  if (rest.some((word) => readUsergroup(word) !== null)) {
    return 'A team follows a user group once it is linked: create it without, then type “team link” with both.';
  }
  const people = readAll(
    rest.filter((word) => readPerson(word) !== null),
    readPerson,
    'a person',
  );
  if (typeof people === 'string') return people;
  const name = nameOf(rest.filter((word) => readPerson(word) === null));
  return { kind: 'team-create', slug, name: name === '' ? null : name, people };
}

function parseLink(slug: string, [group, more]: readonly Word[]): Read {
  if (!group) return { kind: 'form', form: 'team-link', slug };
  const slackUsergroupId = readUsergroup(group);
  if (slackUsergroupId === null) return `${shown(group)} is not a user group that Slack knows.`;
  return more ? 'A team follows one user group.' : { kind: 'team-link', slug, slackUsergroupId };
}

function parseChannel(slug: string, [channel, more]: readonly Word[]): Read {
  if (!channel) return { kind: 'form', form: 'team-channel', slug };
  if (more) return 'A team has one channel.';
  if (keyword(channel) === 'none') return { kind: 'team-channel', slug, channelId: null };
  const channelId = readChannel(channel);
  return channelId === null ? notAChannel(channel) : { kind: 'team-channel', slug, channelId };
}
