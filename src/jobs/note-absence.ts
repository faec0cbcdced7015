import { suggestOwners } from '../assignment/suggest-owners';
import type { AssignmentSummary } from '../assignment/types';
import { findIssueViews } from '../issues/get-issue-view';
import type { AbsenceNote, SuggestedOwner } from '../notifications/messages';
import { sameActor } from '../people/actor';
import { whyAway, type Away } from '../people/availability';
import type { Actor } from '../people/types';
import type { JobDeps } from './handler';

/**
 * Whether the person somebody just gave issues to is away, and who else could take it: the next suggested owner who is
 * not. It only tells; the choice stays with people. Null when there is nothing to tell, or nobody knows.
 */
export async function noteAbsence(
  deps: JobDeps,
  summary: AssignmentSummary,
  bySlackUserId: string,
): Promise<AbsenceNote | null> {
  const { to, source, issues } = summary;
  if (to?.type !== 'user' || to.slackUserId === bySlackUserId || source === 'undo') return null;
  const given = issues.filter(({ outcome, after }) => outcome !== 'unchanged' && sameActor(after, to));
  if (given.length === 0) return null;
  const away = await awayNow(deps, to);
  if (!away) return null;
  const only = issues.length === 1 ? given[0] : undefined;
  return { who: to, away, instead: only ? await nextOwner(deps, summary.organizationId, only.issueId) : null };
}

async function nextOwner(deps: JobDeps, organizationId: string, issueId: string): Promise<SuggestedOwner | null> {
  const [issue] = await findIssueViews(deps, organizationId, [issueId]);
  if (!issue) return null;
  const suggested = await suggestOwners(deps, issue);
  const absences = await Promise.all(suggested.map(({ actor }) => awayNow(deps, actor)));
  return suggested.find((_, index) => absences[index] === null) ?? null;
}

/** A team is never away. */
async function awayNow(deps: JobDeps, actor: Actor): Promise<Away | null> {
  return actor.type === 'user' ? whyAway(await deps.presenceOf(actor.slackUserId), deps.clock.now()) : null;
}
