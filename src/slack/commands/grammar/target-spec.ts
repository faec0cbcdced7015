import { actorText, parseActorText } from '../../../people/actor';
import { escapeEntities } from '../../blocks/mrkdwn';
import { decodeEntities } from './clean-text';
import type { TargetSpec } from './types';

const EMAIL = /^[\p{L}\p{N}_][^\s@<>|,]*@[^\s@<>|,]+\.[^\s@<>|,]*[\p{L}\p{N}]$/u;

/** Reads one word as somebody to assign to; null when it is not that. */
export function readTarget(word: string): TargetSpec | null {
  return word.startsWith('<') ? readEscaped(word.slice(1, -1)) : readPlain(decodeEntities(word));
}

function readEscaped(inside: string): TargetSpec | null {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : inside.slice(bar + 1).trim();
  if (/^@[UW][A-Z0-9]+$/.test(target)) return { by: 'slack-user', slackUserId: target.slice(1) };
  if (/^!subteam\^S[A-Z0-9]+$/.test(target))
    return { by: 'usergroup', slackUsergroupId: target.slice('!subteam^'.length) };
  // A channel called like the team: the team is meant (PRODUCT 4.2).
  if (/^#[A-Z0-9]+$/.test(target)) return label === '' ? null : { by: 'team-slug', text: label };
  if (target.startsWith('mailto:')) return readEmail(decodeEntities(target.slice('mailto:'.length)));
  return null;
}

function readPlain(word: string): TargetSpec | null {
  const lower = word.toLowerCase();
  if (lower === 'me' || lower === '@me') return { by: 'me' };
  if (lower === 'none' || lower === '@none') return { by: 'nobody' };
  const ref = parseActorText(word);
  if (ref) return { by: 'ref', ref };
  if (/^@[^@#<>]{1,100}$/.test(word)) return { by: 'handle', text: word.slice(1) };
  if (/^#[^@#<>]{1,100}$/.test(word)) return { by: 'team-slug', text: word.slice(1) };
  return readEmail(word);
}

// Longer than any address, and short enough for the expression to be cheap.
const readEmail = (word: string): TargetSpec | null =>
  word.length <= 254 && EMAIL.test(word) ? { by: 'email', text: word } : null;

/** The shortest spelling that {@link readTarget} reads back as the same. */
export function printTarget(target: TargetSpec): string {
  switch (target.by) {
    case 'me':
      return 'me';
    case 'nobody':
      return 'none';
    case 'slack-user':
      return `<@${target.slackUserId}>`;
    case 'usergroup':
      return `<!subteam^${target.slackUsergroupId}>`;
    case 'handle':
      return escapeEntities(`@${target.text}`);
    case 'team-slug':
      return `<#C0|${target.text}>`;
    case 'email':
      return escapeEntities(target.text);
    case 'ref':
      return actorText(target.ref);
  }
}
