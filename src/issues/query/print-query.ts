import { printAge } from './read-value';
import type { Condition, Term } from './types';

/** Keys and values that need no quotes to be one word, and read as what they are. */
const isPlain = (text: string) => /^[^\s"<>&:!]+$/.test(text) && !/^(?:--|—|–)/.test(text);
const word = (text: string) => (isPlain(text) ? text : `"${text}"`);

/** One word of a search as it is typed; `printWho` writes what follows `assigned:`. */
export const printTerm = <Who>(term: Term<Who>, printWho: (who: Who) => string): string =>
  (term.not ? '!' : '') + printCondition(term, printWho);

function printCondition<Who>(term: Condition<Who>, printWho: (who: Who) => string): string {
  switch (term.on) {
    case 'status':
      return `is:${term.status}`;
    case 'assigned':
      return term.assigned ? 'is:assigned' : 'is:unassigned';
    case 'holder':
      return `assigned:${printWho(term.who)}`;
    case 'project':
      return `project:${term.slug}`;
    case 'level':
      return `level:${sign(term.compare)}${term.level}`;
    case 'first-seen':
    case 'last-seen':
      return `${term.on}:${term.than === 'within' ? '-' : '+'}${printAge(term.ageMs)}`;
    case 'times-seen':
      return `times-seen:${sign(term.compare)}${term.times}`;
    case 'release':
      return `release:${word(term.pattern)}`;
    case 'tag':
      return `tags[${term.key}]:${word(term.pattern)}`;
    case 'text':
      return word(term.pattern);
  }
}

const sign = (compare: string) => (compare === '=' ? '' : compare);
