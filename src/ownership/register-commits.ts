import type { Deps } from '../deps';
import { conflict } from '../platform/errors';
import type { ProjectId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';
import { addCommits, findKnownCommits, findReleaseSize, forgetOldReleases } from './commits.store';
import { MOST_COMMITS, type NewCommit } from './read-commits';
import { ownershipCacheKey } from './rule-book';

/** Files of one release; of the commits that are too many the oldest lose theirs. */
const MOST_FILES_OF_RELEASE = 10_000;

export interface Registered {
  version: string;
  /** Those that were not known before. */
  added: number;
  /** All that the release has now. */
  commits: number;
}

/**
 * Adds commits to a release of a project. What is known already stays as it is, so that whoever has nothing but the public
 * key cannot change it, and repeating it does no harm. The project's oldest releases go when there are too many. Throws
 * conflict `release_full`, and the database's refusal when the project is gone.
 */
export async function registerCommits(
  deps: Pick<Deps, 'db' | 'cache' | 'clock' | 'queue'>,
  projectId: ProjectId,
  { version, commits }: { version: string; commits: readonly NewCommit[] },
): Promise<Registered> {
  const registered = await deps.db.write(async (tx) => {
    const size = await findReleaseSize(tx, projectId, version);
    const shas = commits.map(({ sha }) => sha);
    const known = await findKnownCommits(tx, projectId, version, shas);
    const added = commits.filter(({ sha }) => !known.has(sha));
    if (size.commits + added.length > MOST_COMMITS) {
      const most = MOST_COMMITS.toLocaleString('en-US');
      throw conflict('release_full', `A release has at most ${most} commits; with these it would have more.`);
    }
    if (added.length > 0) {
      await addCommits(tx, projectId, version, withinFiles(added, size.files), deps.clock.now());
      await forgetOldReleases(tx, projectId);
      await deps.queue.enqueue(tx, [lookAgainJob(projectId, version)]);
    }
    return { version, added: added.length, commits: size.commits + added.length };
  });
  // The job clears it as well, in case we die here.
  await deps.cache.delete([ownershipCacheKey(projectId)]);
  deps.queue.nudge();
  return registered;
}

/** Issues of the release that were looked at today are looked at again with their next event. */
function lookAgainJob(projectId: ProjectId, release: string): NewJob {
  const key = `commits:${projectId}:${release}`;
  return { kind: 'assignment.clear-caches', payload: { projectId, release }, key, lane: 2, projectId };
}

/** The newest commits first: of many files with one name those that were saved first are looked at. */
function withinFiles(commits: readonly NewCommit[], already: number): NewCommit[] {
  let left = MOST_FILES_OF_RELEASE - already;
  return [...commits]
    .sort((a, b) => b.committedAt.getTime() - a.committedAt.getTime())
    .map((commit) => {
      const files = commit.files.slice(0, Math.max(left, 0));
      left -= files.length;
      return { ...commit, files };
    });
}
