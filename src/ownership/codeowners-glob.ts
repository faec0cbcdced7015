import { compileGlob, matchesGlob, MANY, ONE, type Glob, type GlobToken, type Steps } from './glob';

/** A pattern of a CODEOWNERS file, over the parts of a path between slashes. */
export interface CodeownersGlob {
  /** What stands between two `**`; the first is tied to the beginning of the path. */
  readonly groups: readonly (readonly Glob[])[];
  /** How many parts there must be at least below what the groups matched. */
  readonly below: number;
  /** What the pattern matches may be a directory, and then everything in it is matched. */
  readonly descends: boolean;
}

/**
 * The rules of gitignore as far as GitHub keeps to them. A pattern with a slash before its end is tied to the root, any
 * other matches at any depth; `*` and `?` stay within one level, a level of stars alone (`**`) stands for any number of
 * levels; a slash at the end wants a directory. What names a directory takes in everything below it. The one difference
 * to gitignore: `docs/*` means the files in docs, not what lies deeper.
 */
export function compileCodeownersGlob(pattern: string): CodeownersGlob {
  const levels = levelsOf(pattern);
  const wantsDirectory = levels.length > 1 && levels.at(-1)?.length === 0;
  if (wantsDirectory) levels.pop();
  const anchored = levels.length > 1;
  if (anchored && levels[0]?.length === 0) levels.shift();
  const groups: Glob[][] = anchored ? [[]] : [[], []];
  for (const level of levels) {
    if (isDeep(level)) groups.push([]);
    else groups.at(-1)?.push(compileGlob(level));
  }
  const last = levels.at(-1);
  const inside = last !== undefined && isDeep(last);
  const star = last?.length === 1 && last[0] === MANY;
  return {
    groups,
    below: (inside ? 1 : 0) + (wantsDirectory ? 1 : 0),
    descends: !(anchored && star && !wantsDirectory),
  };
}

/**
 * `path` in parts, without a leading slash. At most (length of the pattern) × (length of the path) steps, as for
 * {@link matchesGlob}: no part of the pattern meets a part of the path twice.
 */
export function matchesCodeownersGlob(glob: CodeownersGlob, path: readonly string[], steps?: Steps): boolean {
  const { groups, below, descends } = glob;
  let from = 0;
  for (const [index, group] of groups.entries()) {
    const latest = path.length - group.length;
    const isLast = index === groups.length - 1;
    let at = isLast && !descends && index > 0 ? Math.max(from, latest) : from;
    const until = index === 0 ? Math.min(0, latest) : latest;
    while (at <= until && !fitsAt(group, path, at, steps)) at += 1;
    if (at > until) return false;
    from = at + group.length;
  }
  return descends ? from + below <= path.length : from === path.length;
}

function fitsAt(group: readonly Glob[], path: readonly string[], at: number, steps?: Steps): boolean {
  return group.every((glob, index) => matchesGlob(glob, path[at + index] ?? '', steps));
}

const isDeep = (level: readonly GlobToken[]) => level.length > 1 && level.every((token) => token === MANY);

/** The tokens between slashes; a backslash makes the next character an ordinary one. */
export function levelsOf(pattern: string): GlobToken[][] {
  const levels: GlobToken[][] = [[]];
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern.charAt(at);
    if (sign === '/') levels.push([]);
    else if (sign === '*') levels.at(-1)?.push(MANY);
    else if (sign === '?') levels.at(-1)?.push(ONE);
    else if (sign === '\\') levels.at(-1)?.push(pattern.charAt((at += 1)));
    else levels.at(-1)?.push(sign);
  }
  return levels;
}
