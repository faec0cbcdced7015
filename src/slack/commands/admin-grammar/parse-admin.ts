import { quotable } from '../grammar/clean-text';
import { parseAdmins } from './parse-admins';
import { parseOwnership } from './parse-ownership';
import { parseProject } from './parse-project';
import { parseTeam } from './parse-team';
import type { AdminCommand, Read } from './types';
import { keyword, MOST_WORDS, readPage, shown, wordsOf } from './words';

const MAX_QUOTE = 300;

/** Reads the text of `/assign-admin` (PRODUCT 4.10). Never throws; what it cannot read comes back with the why. */
export function parseAdmin(text: string): AdminCommand {
  const read = parse(text);
  return typeof read === 'string' ? { kind: 'unreadable', text: quotable(text, MAX_QUOTE), what: read } : read;
}

function parse(text: string): Read {
  const words = wordsOf(text);
  if (words.length > MOST_WORDS) return `At most ${MOST_WORDS} words at once, and there are more here.`;
  const [first, ...rest] = words;
  if (first === undefined) return { kind: 'help' };
  switch (keyword(first)) {
    case 'help':
      return { kind: 'help' };
    case 'project':
    case 'projects':
      return parseProject(rest);
    case 'team':
    case 'teams':
      return parseTeam(rest);
    case 'admin':
    case 'admins':
      return parseAdmins(rest);
    case 'rules':
    case 'rule':
      return parseOwnership('rules', rest);
    case 'codeowners':
      return parseOwnership('codeowners', rest);
    case 'audit': {
      const page = readPage(rest);
      return page === null ? 'After “audit” comes nothing, or a page such as “page 2”.' : { kind: 'audit', page };
    }
    case 'doctor': {
      const [more] = rest;
      return more ? `After “doctor” comes nothing, and there is ${shown(more)}.` : { kind: 'doctor' };
    }
    default:
      return `${shown(first)} is none of project, team, admin, rules, codeowners, audit, doctor and help.`;
  }
}
