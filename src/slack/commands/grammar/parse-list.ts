import { quotable } from './clean-text';
import { readTarget } from './target-spec';
import type { ListCommand, TargetSpec } from './types';

const SLUG = /^[a-z0-9_-]{1,50}$/i;
const NAMED = 'project:';

/**
 * The words after `list` or `mine`: whose, a project, `page 2`, in any order. `project:me` is the project called "me".
 * A sentence saying what was not understood when it cannot be read.
 */
export function parseList(words: readonly string[], mine: TargetSpec | null): ListCommand | string {
  const { rest, page } = takePage(words);
  let whose = mine;
  let projectSlug: string | null = null;
  for (const word of rest) {
    const target = readTarget(word);
    const slug = readProject(word);
    if (target && whose === null) whose = target;
    else if (target) return 'A list is of one person or team, and there are two here.';
    else if (slug === null) return `“${quotable(word, 60)}” is neither a person, a team nor a project.`;
    else if (projectSlug !== null) return 'A list is of one project, and there are two here.';
    else projectSlug = slug;
  }
  return { kind: 'list', whose, projectSlug, page };
}

function takePage(words: readonly string[]): { rest: readonly string[]; page: number } {
  const page =
    words.at(-2)?.toLowerCase() === 'page' && /^[1-9]\d{0,5}$/.test(words.at(-1) ?? '') ? Number(words.at(-1)) : null;
  return page === null ? { rest: words, page: 1 } : { rest: words.slice(0, -2), page };
}

/** `checkout` or `project:checkout`, as typed; null for anything that cannot be a slug. */
export function readProject(word: string): string | null {
  const slug = word.toLowerCase().startsWith(NAMED) ? word.slice(NAMED.length) : word;
  return SLUG.test(slug) ? slug : null;
}

export const printProject = (slug: string) => `${NAMED}${slug}`;
