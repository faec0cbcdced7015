import { hoursToMilliseconds, minutesToMilliseconds, subHours } from 'date-fns';
import type { Deps } from '../deps';
import { ownershipCacheKey } from '../ownership/rule-book';
import { isId, type IssueId, type ProjectId } from '../platform/ids';
import { isHeld } from './assignee.store';
import { findChangedIssues, findRecentIssues, findRecentOfRelease, type RecentCursor } from './caches.store';

/** Sentry's times: a held issue stays held for a day or until somebody says otherwise; a free one is looked up again soon. */
const HELD_MS = hoursToMilliseconds(24);
const FREE_MS = minutesToMilliseconds(1);
/** No key can outlive its longest time to live, so issues without an event since then have none to clear (PRODUCT 3.7). */
const RECENT_HOURS = 24;
const BATCH = 1_000;

export type AssignmentCache = 'assignee_exists' | 'owner_exists';

/** The 1 is the version of what is stored: raise it when the value's meaning changes. */
export function assignmentCacheKey(cache: AssignmentCache, issueId: IssueId): string {
  if (!isId(issueId)) throw new TypeError('a cache key needs an issue'); // PRODUCT 3.7: never a project-wide wipe.
  return `${cache}:1:${issueId}`;
}

/** Whether anyone holds the issue; through the cache. A stored `false` is a hit. */
export async function assigneeExists(deps: Deps, issueId: IssueId): Promise<boolean> {
  const key = assignmentCacheKey('assignee_exists', issueId);
  const cached = await deps.cache.get<boolean>(key);
  if (cached !== undefined) return cached;
  const held = await isHeld(deps.db.read, issueId);
  await deps.cache.set(key, held, held ? HELD_MS : FREE_MS);
  // An assignment that committed since may have cleared the key before it was set: then it must not stay.
  if ((await isHeld(deps.db.read, issueId)) !== held) await deps.cache.delete([key]);
  return held;
}

/** Clears one issue's key, or several issues'. False when the cache failed. Throws when an id is absent or zero. */
export function clearAssignmentCache(
  deps: Deps,
  cache: AssignmentCache,
  issueIds: readonly IssueId[],
): Promise<boolean> {
  return deps.cache.delete(issueIds.map((issueId) => assignmentCacheKey(cache, issueId)));
}

/** Clears the keys of every issue of the project with an event in the last 24 hours, inclusive. False when the cache failed. */
export async function clearAssignmentCachesOfProject(
  deps: Deps,
  projectId: ProjectId,
  caches: readonly AssignmentCache[],
): Promise<boolean> {
  return clearRecent(deps, projectId, null, caches);
}

/**
 * The same for what the commits of a release may say something new about: `owner_exists` of the unresolved issues whose
 * newest event names it, and whether the project has commits at all.
 */
export async function clearAssignmentCachesOfRelease(
  deps: Deps,
  projectId: ProjectId,
  release: string,
): Promise<boolean> {
  if (release === '') throw new TypeError('clearing needs a release');
  const isClear = await deps.cache.delete([ownershipCacheKey(projectId)]);
  return (await clearRecent(deps, projectId, release, ['owner_exists'])) && isClear;
}

async function clearRecent(
  deps: Deps,
  projectId: ProjectId,
  release: string | null,
  caches: readonly AssignmentCache[],
): Promise<boolean> {
  if (!isId(projectId)) throw new TypeError('clearing needs a project');
  let cursor: RecentCursor = { lastSeen: subHours(deps.clock.now(), RECENT_HOURS).getTime(), issueId: '0' };
  for (;;) {
    const batch =
      release === null
        ? await findRecentIssues(deps.db.read, projectId, cursor, BATCH)
        : await findRecentOfRelease(deps.db.read, projectId, release, cursor, BATCH);
    const issueIds = batch.map(({ issueId }) => issueId);
    for (const cache of caches) if (!(await clearAssignmentCache(deps, cache, issueIds))) return false;
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return true;
    cursor = last;
  }
}

/**
 * Clears what one assignment request made stale (PRODUCT 3.6): `assignee_exists` of every issue it changed and
 * `owner_exists` of those it freed. Runs as a job, so a crash right after the commit only delays it.
 */
export async function clearAssignmentCachesOfRequest(deps: Deps, requestId: string): Promise<boolean> {
  const changed = await findChangedIssues(deps.db.read, requestId);
  const freed = changed.flatMap(({ issueId, type }) => (type === 'UNASSIGNED' ? [issueId] : []));
  const cleared = await clearAssignmentCache(
    deps,
    'assignee_exists',
    changed.map(({ issueId }) => issueId),
  );
  return (await clearAssignmentCache(deps, 'owner_exists', freed)) && cleared;
}
