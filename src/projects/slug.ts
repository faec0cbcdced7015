import { invalid } from '../platform/errors';
import type { Random } from '../platform/random';

const SLUG_LENGTH = 50;

/** Words that are pages or commands of their own (PRODUCT 9.2). */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  'settings', 'teams', 'projects', 'api-keys', 'audit-log', 'auth', 'members', 'rate-limits', 'repos', 'billing',
  'payments', 'legal', 'subscription', 'support', 'integrations', 'developer-settings', 'usage',
]); // prettier-ignore

/** How often a random suffix of which length is tried when a slug is taken. */
const SUFFIXES = [2, ...Array<number>(5).fill(3), ...Array<number>(20).fill(5), 12];

/**
 * A name as a slug: accents dropped, ASCII, lower case, only letters, digits, `_` and `-`, runs of blanks and dashes to one
 * dash, 50 characters. May be empty.
 */
export function slugify(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e\s]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9_\s-]/g, '')
    .replace(/[\s-]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, SLUG_LENGTH)
    .replace(/-+$/, '');
}

/** The slugs to try for a name, best first: what the name gives, then that with random suffixes. */
export function* slugCandidates(name: string, random: Pick<Random, 'hex'>): Generator<string> {
  const made = slugify(name);
  const base = made === '' || RESERVED_SLUGS.has(made) ? random.hex(6) : made;
  if (!isAllDigits(base)) yield base;
  for (const length of SUFFIXES) {
    const suffix = random.hex(Math.ceil(length / 2)).slice(0, length);
    yield `${base.slice(0, SLUG_LENGTH - length - 1).replace(/-+$/, '')}-${suffix}`;
  }
}

/** A slug somebody chose is used as it is, or refused: throws invalid with the reason. */
export function assertSlug(slug: string): void {
  if (!/^[a-z0-9_-]{1,50}$/.test(slug) || !/[a-z0-9]/.test(slug)) {
    throw invalid('slug_invalid', 'A project’s slug has 1 to 50 lower-case letters, digits, dashes or underscores.');
  }
  if (isAllDigits(slug)) throw invalid('slug_only_digits', 'A project’s slug cannot be only digits.');
  if (RESERVED_SLUGS.has(slug)) throw invalid('slug_reserved', `“${slug}” is reserved; please choose another slug.`);
}

const isAllDigits = (slug: string) => /^\d+$/.test(slug);
