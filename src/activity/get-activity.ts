import type { Deps } from '../deps';
import type { ActivityId, IssueId, OrganizationId } from '../platform/ids';
import { actorText } from '../people/actor';
import { findActors } from '../people/find-actor';
import type { ActorRef } from '../people/types';
import { findActivitiesOfIssue, findActivityById } from './activity.store';
import type { StoredActivity } from './activity.store';
import type { Activity } from './types';

const LIST_LIMIT = 100;

/** One activity with the name of who did it; null when it is gone. For our own jobs: the id must not come from outside. */
export async function getActivity(deps: Pick<Deps, 'db'>, id: ActivityId): Promise<Activity | null> {
  const stored = await findActivityById(deps.db.read, id);
  if (!stored) return null;
  const [activity] = await withActors(deps, stored.organizationId, [stored]);
  return activity ?? null;
}

/** What happened to the issue, newest first; at most 100. */
export async function listActivities(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  issueId: IssueId,
  limit = LIST_LIMIT,
): Promise<Activity[]> {
  const stored = await findActivitiesOfIssue(deps.db.read, organizationId, issueId, Math.min(limit, LIST_LIMIT));
  return withActors(deps, organizationId, stored);
}

async function withActors(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  stored: readonly StoredActivity[],
): Promise<Activity[]> {
  const refs = stored.flatMap<ActorRef>(({ userId }) => (userId === null ? [] : [{ type: 'user', id: userId }]));
  const actors = await findActors(deps, organizationId, refs);
  return stored.map(({ id, issueId, type, userId, source, requestId, data, at }) => {
    const by = userId === null ? null : (actors.get(actorText({ type: 'user', id: userId })) ?? null);
    return { id, issueId, type, by, source, requestId, data, at };
  });
}
