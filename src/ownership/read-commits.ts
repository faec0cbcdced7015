import { invalid } from '../platform/errors';
import { cutText, fieldsOf, isFields, textOf, type Fields } from '../platform/untrusted';
import { repositoryPath } from './paths';
import { isPrintable } from './text-lines';

/** A commit that was checked and is worth storing: by somebody, and with files. */
export interface NewCommit {
  sha: string;
  /** In lower case. */
  authorEmail: string;
  authorName: string | null;
  /** Its first line. */
  message: string;
  committedAt: Date;
  /** In the repository, with slashes, none twice. */
  files: string[];
}

export const MOST_COMMITS = 1_000;
/** Of one commit; who touched more files than this moved or formatted them. */
const MOST_FILES = 500;
const LIMITS = { email: 254, name: 100, message: 200, path: 1_000, version: 200 };
const DELETED = 'D';

/** The name of a release as events write it; throws `invalid`. */
export function readVersion(text: string): string {
  const version = text.trim();
  if (version === '' || [...version].length > LIMITS.version || !isPrintable(version)) {
    throw invalid('release_version', `The release needs a name of 1 to ${LIMITS.version} characters.`);
  }
  return version;
}

/**
 * Reads `{"commits": […]}` in our own form (`files`) or as sentry-cli sends it (`patch_set`). Commits that can suggest
 * nobody, without an author's address or files, are left out, and of two with one id the second. A time that is yet to
 * come counts as `now`. Throws `invalid` with one sentence.
 */
export function readCommits(bytes: Buffer, now: Date): NewCommit[] {
  const { commits } = parse(bytes);
  if (!Array.isArray(commits)) throw invalid('commits', 'The body needs a list named “commits”.');
  if (commits.length > MOST_COMMITS) {
    throw invalid('commits', `At most ${MOST_COMMITS.toLocaleString('en-US')} commits at once; there are more.`);
  }
  const read = new Map<string, NewCommit>();
  for (const [index, raw] of commits.entries()) {
    const commit = readCommit(raw, index + 1, now);
    if (commit !== null && !read.has(commit.sha)) read.set(commit.sha, commit);
  }
  return [...read.values()];
}

function parse(bytes: Buffer): Fields {
  try {
    return fieldsOf(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw invalid('commits_json', 'The body is not valid JSON.');
  }
}

function readCommit(raw: unknown, number: number, now: Date): NewCommit | null {
  const wrong = (what: string) => invalid('commits', `Commit ${number} ${what}.`);
  if (!isFields(raw)) throw wrong('is not a JSON object');
  const { id, author_email: email, author_name: name, message, timestamp } = raw;
  if (typeof id !== 'string' || !/^[0-9a-f]{7,64}$/i.test(id)) throw wrong('has no id of 7 to 64 hex digits');
  for (const [field, value] of Object.entries({ author_email: email, author_name: name, message })) {
    if (!isAbsent(value) && typeof value !== 'string') throw wrong(`has something else than a text as “${field}”`);
  }
  const committedAt = timeOf(timestamp);
  if (committedAt === null) throw wrong('has no “timestamp” like 2026-03-02T09:00:00Z');
  const files = filesOf(raw);
  if (files === null) throw wrong('has something else than a list of paths as “files”');
  const authorEmail = (textOf(email) ?? '').trim().toLowerCase();
  const isSomebody = authorEmail.includes('@') && authorEmail.length <= LIMITS.email && isPrintable(authorEmail);
  if (!isSomebody || files.length === 0) return null;
  const authorName = textOf(name)?.trim() ?? null;
  return {
    sha: id.toLowerCase(),
    authorEmail,
    authorName: authorName === null ? null : cutText(authorName, LIMITS.name),
    message: cutText((textOf(message) ?? '').trim().split(/[\r\n]/, 1)[0] ?? '', LIMITS.message),
    committedAt: new Date(Math.min(committedAt, now.getTime())),
    files,
  };
}

const isAbsent = (value: unknown) => value === undefined || value === null;

/** Milliseconds since 1970, of an ISO date or of seconds. */
function timeOf(timestamp: unknown): number | null {
  const isDate = typeof timestamp === 'string' && /^\d{4}-\d\d-\d\d/.test(timestamp);
  const text = isDate && !/(?:z|[+-]\d\d:?\d\d)$/i.test(timestamp) ? `${timestamp.replace(' ', 'T')}Z` : timestamp;
  const time = typeof text === 'number' ? text * 1_000 : isDate ? Date.parse(String(text)) : Number.NaN;
  return time >= 0 && time <= 8.64e15 ? Math.round(time) : null;
}

/** Null when they are not a list of paths; what is no path of a file is left out. */
function filesOf({ files, patch_set: patches }: Fields): string[] | null {
  const listed = isAbsent(files) ? patches : files;
  if (isAbsent(listed)) return [];
  if (!Array.isArray(listed)) return null;
  const paths = new Set<string>();
  for (const entry of listed as unknown[]) {
    const path = isFields(entry) ? entry.path : entry;
    if (typeof path !== 'string') return null;
    // A file that the commit took away throws no errors.
    if (isFields(entry) && entry.type === DELETED) continue;
    if (path.length > LIMITS.path || !isPrintable(path) || paths.size === MOST_FILES) continue;
    const inRepository = repositoryPath(path, []).join('/');
    if (inRepository !== '') paths.add(inRepository);
  }
  return [...paths];
}
