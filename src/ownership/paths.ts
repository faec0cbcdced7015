import { foldCase } from './fold-case';

/** Where deployed code commonly lies; a repository's own root is there. A project can name others. */
export const DEFAULT_STACK_ROOTS: readonly string[] = ['/usr/src/app', '/app', '/workspace', '/var/task'];

const SCHEME = /^[a-z][a-z\d+.-]+:\/\//i;
const slashed = (path: string) => path.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');

/** The address of a script without its query: that is no part of the file's name. */
const withoutQuery = (path: string) => (SCHEME.test(path) ? path.replace(/[?#][^]*$/, '') : path);

/** A path with slashes and one slash in front, in its own case. */
export const slashedPath = (path: string) => `/${slashed(withoutQuery(path))}`;

/** A path as path rules see it: {@link slashedPath} in lower case; see {@link anchorPathPattern}. */
export const rulePath = (path: string) => foldCase(slashedPath(path));

/**
 * A path rule's pattern for {@link rulePath}. It has to match to the end of the path, but may begin at any directory of it:
 * the same file is `src/pay/card.ts` to one SDK, `/app/src/pay/card.ts` or `webpack:///./src/pay/card.ts` to another. With
 * a slash in front it is tied to the beginning.
 */
export function anchorPathPattern(pattern: string): string {
  const text = foldCase(slashed(pattern));
  if (text.startsWith('*')) return text;
  return text.startsWith('/') ? `/${text}` : `*/${text}`;
}

/**
 * The parts of a path as the repository has it: without scheme, host, drive and query, without the stack root it lies in,
 * `.` and `..` taken away.
 */
export function repositoryPath(path: string, stackRoots: readonly (readonly string[])[]): string[] {
  const scheme = SCHEME.exec(path)?.[0] ?? '';
  const bare = slashed(withoutQuery(path).slice(scheme.length));
  // What follows `://` up to the next slash is a host, empty in `webpack:///./src` and `app:///src`.
  const local = scheme === '' ? bare.replace(/^(?:[a-z]:|~)(?=\/)/i, '') : bare.replace(/^[^/]*/, '');
  const parts = partsOf(local);
  const isOnDisk = local.startsWith('/') && (scheme === '' || scheme.toLowerCase() === 'file://');
  return isOnDisk ? withoutRoot(parts, stackRoots) : parts;
}

/** A stack root as {@link repositoryPath} compares it. */
export const rootParts = (root: string) => partsOf(slashed(root).replace(/^[a-z]:(?=\/)/i, ''));

function withoutRoot(parts: string[], stackRoots: readonly (readonly string[])[]): string[] {
  const depths = stackRoots
    .filter((root) => root.length < parts.length && root.every((part, index) => part === parts[index]))
    .map((root) => root.length);
  return parts.slice(Math.max(0, ...depths));
}

function partsOf(path: string): string[] {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts;
}
