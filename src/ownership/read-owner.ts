import { quoted } from './text-lines';
import type { CodeownersOwner, OwnerSpec } from './types';

const MAX_EMAIL = 254;
const EMAIL = /^[^\s\p{C}@<>|,;#"]+@[^\s\p{C}@<>|,;#"]+$/u;
const TEAM = /^#[^\s\p{C}@<>|,;#"]{1,100}$/u;
/** `@login` or `@org/team`; the underscore is in the logins of managed users. */
const HANDLE = /^@[a-z\d][a-z\d_-]{0,99}(?:\/[a-z\d_][a-z\d._-]{0,99})?$/i;

/** An owner of a rule, or the sentence saying why the word is none. */
export function readOwner(word: string): OwnerSpec | string {
  if (TEAM.test(word)) return { type: 'team', slug: word.slice(1).toLowerCase() };
  if (isEmail(word)) return { type: 'user', email: word.toLowerCase() };
  return `${quoted(word)} is no owner: ${whyNot(word)}.`;
}

/** `@login` or `@org/team` in lower case; null when the word is neither. */
export const readHandle = (word: string): string | null => (HANDLE.test(word) ? word.toLowerCase() : null);

/** An owner in a CODEOWNERS file; null when the word is none. */
export function readCodeowner(word: string): CodeownersOwner | null {
  const handle = readHandle(word);
  if (handle !== null) return { type: 'handle', handle };
  return isEmail(word) ? { type: 'user', email: word.toLowerCase() } : null;
}

export function printOwner(owner: OwnerSpec | CodeownersOwner): string {
  switch (owner.type) {
    case 'user':
      return owner.email;
    case 'team':
      return `#${owner.slug}`;
    case 'handle':
      return owner.handle;
  }
}

/** Two spellings of one owner are one. */
export function distinctOwners<O extends OwnerSpec | CodeownersOwner>(owners: readonly O[]): O[] {
  return [...new Map(owners.map((owner) => [printOwner(owner), owner])).values()];
}

const isEmail = (word: string) => word.length <= MAX_EMAIL && EMAIL.test(word);

function whyNot(word: string): string {
  if (/[,;]/.test(word)) return 'owners are separated by blanks alone';
  if (word.startsWith('@')) return 'people are named by e-mail here and teams as #team';
  return 'an owner is an e-mail or a #team';
}
