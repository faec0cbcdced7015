import type { Level } from '../../../issues/types';
import type { Silence } from '../../../leases/types';
import { isId } from '../../../platform/ids';
import type { Read, Regressions } from './types';
import { keyword, readChannel, shown, valueOf, type Word } from './words';

export const LEVELS: readonly Level[] = ['fatal', 'error', 'warning', 'info', 'debug'];
export const REGRESSIONS: readonly Regressions[] = ['thread', 'channel'];

export const SILENCES: readonly Silence[] = ['team', 'nobody'];

/** "5d" or "5"; what is out of range is refused where it would be saved. */
export const readDays = (text: string): number | null => (/^\d{1,4}d?$/i.test(text) ? parseInt(text, 10) : null);

/** What follows `project keys SLUG`: nothing, `rotate` or `revoke ID`. */
export function parseKeys(slug: string, words: readonly Word[]): Read {
  const [verb, id, ...rest] = words;
  if (verb === undefined) return { kind: 'project-keys', slug };
  switch (keyword(verb)) {
    case 'rotate':
      return id ? `After “rotate” comes nothing, and there is ${shown(id)}.` : { kind: 'key-rotate', slug };
    case 'revoke': {
      // The list of keys and a button for each of them is what is missing then.
      if (!id) return { kind: 'project-keys', slug };
      const keyId = keyword(id).replace(/^#/, '');
      if (!isId(keyId) || rest.length > 0) return `${shown(id)} is not the number of one key.`;
      return { kind: 'key-revoke', slug, keyId };
    }
    default:
      return `${shown(verb)} is neither “rotate” nor “revoke”.`;
  }
}

/** What follows `project channel SLUG`: `#channel [level:error] [regressions:channel]` or `remove #channel`. */
export function parseChannelSetting(slug: string, words: readonly Word[]): Read {
  const [first, ...rest] = words;
  if (first === undefined) return { kind: 'form', form: 'project-channel', slug };
  if (keyword(first) === 'remove') {
    const [channel, more] = rest;
    if (!channel) return 'There is no channel to remove.';
    const channelId = readChannel(channel);
    if (channelId === null) return notAChannel(channel);
    return more ? 'One channel at a time can be removed.' : { kind: 'channel-remove', slug, channelId };
  }
  let channelId: string | null = null;
  let minLevel: Level | null = null;
  let regressions: Regressions | null = null;
  for (const word of words) {
    const level = valueOf(word, 'level')?.toLowerCase();
    const where = valueOf(word, 'regressions')?.toLowerCase();
    if (level !== undefined) {
      minLevel = LEVELS.find((one) => one === level) ?? null;
      if (minLevel === null) return `${shown(word)} is no level; there are ${LEVELS.join(', ')}.`;
    } else if (where !== undefined) {
      regressions = REGRESSIONS.find((one) => one === where) ?? null;
      if (regressions === null) return `${shown(word)} is neither “regressions:thread” nor “regressions:channel”.`;
    } else {
      if (channelId !== null) return 'One channel at a time can be set, and there are two things here.';
      channelId = readChannel(word);
      if (channelId === null) return notAChannel(word);
    }
  }
  if (channelId === null) return 'There is no channel.';
  return { kind: 'channel-set', slug, channelId, minLevel, regressions };
}

/** What follows `project lease SLUG`: `5d [silence:nobody]` or `off`. */
export function parseLease(slug: string, words: readonly Word[]): Read {
  const [first, given, more] = words;
  if (first === undefined) return { kind: 'form', form: 'project-lease', slug };
  if (keyword(first) === 'off') {
    return given ? 'After “off” comes nothing.' : { kind: 'project-lease', slug, lease: null };
  }
  const days = readDays(keyword(first));
  if (days === null) return `${shown(first)} is neither “off” nor a number of business days such as “5d”.`;
  if (!given) return { kind: 'project-lease', slug, lease: { days, silence: null } };
  const silence = SILENCES.find((one) => one === valueOf(given, 'silence')?.toLowerCase());
  if (!silence || more) return 'After the days comes nothing, “silence:team” or “silence:nobody”.';
  return { kind: 'project-lease', slug, lease: { days, silence } };
}

/** Slack turns a channel's name into a reference while it is typed; a name that stayed a name is none. */
export const notAChannel = (word: Word): string =>
  `${shown(word)} is not a channel that Slack knows; choose it from the list that opens after “#”.`;
