import { millisecondsInWeek } from 'date-fns/constants';
import { DEFAULT_STACK_ROOTS, repositoryPath, rootParts } from './paths';
import type { FrameFacts } from './types';

/** How far before the newest commit of its release a commit may have been made. */
export const SUSPECT_AGE_MS = millisecondsInWeek;
/** How many authors are kept. */
export const MAX_SUSPECTS = 2;
const MIN_SCORE = 2;
/** The file where the error happened counts this much, the file that called it one less, and so on. */
const NEAREST = 5;
/** Taken off when nothing but the name of the file agrees: there are many `index.ts`. */
const ONLY_NAME = 3;

const STACK_ROOTS = DEFAULT_STACK_ROOTS.map(rootParts);

/** A file of our own code that the error went through, in the ways its frame names it. */
export interface SuspectFile {
  paths: readonly (readonly string[])[];
  /** As the event has it. */
  name: string;
}

/** A file that a commit touched. */
export interface Touched {
  sha: string;
  authorEmail: string;
  authorName: string | null;
  committedAt: Date;
  /** In the repository. */
  path: string;
}

export interface Suspect extends Touched {
  score: number;
  /** The file near the error that gives it this score, as the event has it. */
  file: string;
}

/**
 * The files near the error, the nearest first, each once: of the frames that the SDK calls our own, or, when it says that of
 * none, of those it does not call somebody else's. Farther ones could not reach the score that counts.
 */
export function filesNearError(frames: readonly FrameFacts[]): SuspectFile[] {
  const own = frames.filter(({ inApp }) => inApp === true);
  const asked = own.length > 0 ? own : frames.filter(({ inApp }) => inApp === null);
  const files = new Map<string, SuspectFile>();
  for (const { filename, absPath } of asked.toReversed()) {
    const paths = [filename, absPath]
      .flatMap((path) => (path === null ? [] : [repositoryPath(path, STACK_ROOTS)]))
      .filter((parts) => parts.length > 0);
    const key = paths.map((parts) => parts.join('/')).join('\n');
    if (paths.length > 0 && !files.has(key)) files.set(key, { paths, name: filename ?? absPath ?? '' });
    if (NEAREST - files.size < MIN_SCORE) break;
  }
  return [...files.values()];
}

/** The last parts of the files' paths, each once: only commits that touched a file of such a name can be suspect. */
export const namesOf = (files: readonly SuspectFile[]): string[] => [
  ...new Set(files.flatMap(({ paths }) => paths.map((parts) => parts.at(-1) ?? ''))),
];

/**
 * The authors of commits that touched these files, each with the commit that speaks most against it: the best score first,
 * then the newer commit.
 *
 * The score of a commit is 5 for the file where the error happened, 4 for the next one of our own code on the way to it, and
 * so on; 3 less when of a path in directories only the file's name agrees. Below 2 it does not count.
 */
export function rankSuspects(files: readonly SuspectFile[], touched: readonly Touched[]): Suspect[] {
  const best = new Map<string, Suspect>();
  for (const commit of touched) {
    const suspect = { ...commit, ...scoreOf(files, commit.path.split('/')) };
    const known = best.get(commit.authorEmail);
    if (suspect.score >= MIN_SCORE && (!known || isBefore(suspect, known))) best.set(commit.authorEmail, suspect);
  }
  return [...best.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1));
}

function isBefore(a: Suspect, b: Suspect): boolean {
  if (a.score !== b.score) return a.score > b.score;
  const newer = a.committedAt.getTime() - b.committedAt.getTime();
  // The id, so that the same commits give the same order for ever.
  return newer === 0 ? a.sha < b.sha : newer > 0;
}

function scoreOf(files: readonly SuspectFile[], touched: readonly string[]): Pick<Suspect, 'score' | 'file'> {
  let best = { score: 0, file: '' };
  for (const [index, { paths, name: file }] of files.entries()) {
    for (const parts of paths) {
      const score = endsAlike(parts, touched) ? NEAREST - index - doubt(parts, touched) : 0;
      if (score > best.score) best = { score, file };
    }
  }
  return best;
}

/** Whether the longer path ends with the shorter one. */
function endsAlike(a: readonly string[], b: readonly string[]): boolean {
  const [long, short] = a.length < b.length ? [b, a] : [a, b];
  return short.every((part, index) => part === long[long.length - short.length + index]);
}

const doubt = (a: readonly string[], b: readonly string[]) =>
  a.length !== b.length && Math.min(a.length, b.length) === 1 ? ONLY_NAME : 0;
