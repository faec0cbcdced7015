import type { Actor } from '../people/types';
import type { Reader } from '../platform/db/database';
import type { OrganizationId, ProjectId } from '../platform/ids';
import { findTouched } from './commits.store';
import type { StoredOwner } from './ownership.store';
import { filesNearError, MAX_SUSPECTS, namesOf, rankSuspects, SUSPECT_AGE_MS, type Suspect } from './rank-suspects';
import { resolveOwners } from './resolve-owners';
import type { EventFacts } from './types';

/** A suspect commit, and who its author is here: null when nobody can be assigned for the address. */
export interface TriedCommit extends Suspect {
  actor: Actor | null;
}

/** As reasons show it. */
export const commitName = (sha: string): string => `commit ${sha.slice(0, 7)}`;

/** An author who can be assigned, and the commit. */
export interface FoundSuspect {
  actor: Actor;
  stored: StoredOwner;
}

/**
 * The authors of the commits of an event's release that touched the files its error went through, each with one commit, the
 * most suspect first. Null when the event names no release.
 */
export async function findSuspects(
  db: Reader,
  { id: projectId, organizationId }: { id: ProjectId; organizationId: OrganizationId },
  { frames, release }: EventFacts,
): Promise<TriedCommit[] | null> {
  if (release === null) return null;
  const files = filesNearError(frames);
  const touched = await findTouched(db, projectId, release, { names: namesOf(files), ageMs: SUSPECT_AGE_MS });
  const suspects = rankSuspects(files, touched);
  const asOwner = ({ authorEmail }: Suspect) => ({ type: 'user', email: authorEmail }) as const;
  const resolve = await resolveOwners(db, organizationId, projectId, suspects.map(asOwner));
  return suspects.map((suspect) => ({ ...suspect, actor: resolve(asOwner(suspect)) }));
}

/** Those who count: at most two, and only people who can be assigned here. */
export const whoCount = (tried: readonly TriedCommit[]): FoundSuspect[] =>
  tried
    .flatMap(({ actor, ...suspect }) => (actor ? [{ actor, stored: toStored(suspect, actor) }] : []))
    .slice(0, MAX_SUSPECTS);

function toStored({ sha, committedAt }: Suspect, { type, id }: Actor): StoredOwner {
  return { type: 'commit', owner: { type, id }, rule: commitName(sha), line: 0, committedAt };
}
