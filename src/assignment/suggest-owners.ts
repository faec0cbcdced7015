import type { Deps } from '../deps';
import type { IssueView } from '../issues/types';
import type { SuggestedOwner } from '../notifications/messages';
import { actorText, sameActor } from '../people/actor';
import { isAssignable } from '../people/assignable';
import { findActors } from '../people/find-actor';
import { findPastHolders } from './past-holders.store';

const MOST = 3;

/**
 * Who may be the right owner of an open issue, best first, at most three: whoever held it before, does not hold it now
 * and still can (PRODUCT 2.4).
 */
export async function suggestOwners(deps: Pick<Deps, 'db'>, issue: IssueView): Promise<SuggestedOwner[]> {
  if (issue.status !== 'unresolved' || issue.project.status !== 'active') return [];
  const past = (await findPastHolders(deps.db.read, issue.id)).filter(
    (ref) => !sameActor(ref, issue.assignee?.actor ?? null),
  );
  const actors = await findActors(deps, issue.organizationId, past);
  const suggested: SuggestedOwner[] = [];
  for (const ref of past) {
    const actor = actors.get(actorText(ref));
    if (!actor || !(await isAssignable(deps, issue.organizationId, ref, [issue.project.id]))) continue;
    suggested.push({ actor, reason: 'held it before' });
    if (suggested.length === MOST) break;
  }
  return suggested;
}
