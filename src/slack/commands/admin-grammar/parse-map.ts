import { readHandle } from '../../../ownership/read-owner';
import { readTarget } from '../grammar/target-spec';
import type { Read } from './types';
import { shown, type Word } from './words';

/** What follows `codeowners map`: nothing, a handle, or a handle and whom it stands for. */
export function parseMap(words: readonly Word[]): Read {
  if (words.length === 0) return { kind: 'codeowners-handles' };
  const [handleWord, toWord, more] = joined(words);
  if (!handleWord) return { kind: 'codeowners-handles' };
  const handle = readTypedHandle(handleWord.text);
  if (handle === null)
    return `${shown(handleWord)} is no name in a CODEOWNERS file: those are @login and @organization/team.`;
  if (!toWord) return { kind: 'form', form: 'codeowners-map', slug: handle };
  const to = toWord.quoted ? null : readTarget(toWord.text);
  if (to === null) return `${shown(toWord)} is neither a person, nor a #team, nor “none”.`;
  return more
    ? `After the person or team comes nothing, and there is ${shown(more)}.`
    : { kind: 'codeowners-map', handle, to };
}

/** The handle that is meant, with or without its `@`; null for anything else. */
export const readTypedHandle = (text: string): string | null => readHandle(text.startsWith('@') ? text : `@${text}`);

/** A login that somebody has here as well, or the name of a user group, arrives as a mention: its label is what was typed. */
function joined([first, ...rest]: readonly Word[]): readonly Word[] {
  const label = /^<(?:@[UW]|!subteam\^S)[A-Z0-9]+\|@?([^<>|]+)>$/.exec(first?.text ?? '')?.[1];
  if (!first || label === undefined) return first ? [first, ...rest] : [];
  const [second, ...others] = rest;
  const isTeam = second?.text.startsWith('/') === true;
  const word = { ...first, text: isTeam ? label + second.text : label };
  return [word, ...(isTeam ? others : rest)];
}
