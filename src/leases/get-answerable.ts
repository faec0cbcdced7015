import { findHolders } from '../assignment/assignee.store';
import type { Deps } from '../deps';
import { findIssueHeads, type IssueHead } from '../issues/issue-heads.store';
import { sameActor } from '../people/actor';
import { findActor } from '../people/find-actor';
import type { ActorRef, Viewer } from '../people/types';
import { within, type Tx } from '../platform/db/database';
import { conflict, notFound, type DibsError } from '../platform/errors';
import type { IssueId } from '../platform/ids';
import { lookAtWarning, type Outlook } from './look-at-warning';

/** One issue of one warning: what a button in it stands for. */
export interface Question {
  warningId: string;
  issueId: IssueId;
}

/**
 * The question, while the viewer can answer it. Throws not-found, conflict `lease_of_another` naming who holds the issue
 * now, and conflict `lease_answered` for an outdated button.
 */
export async function getAnswerable(
  deps: Deps,
  tx: Tx,
  viewer: Viewer,
  { warningId, issueId }: Question,
): Promise<{ issue: IssueHead; outlook: Outlook }> {
  const [issue] = await findIssueHeads(tx, viewer.organizationId, [issueId]);
  if (!issue) throw notFound('issue_not_found', 'There is no such issue (any more).');
  const holder = (await findHolders(tx, [issueId])).get(issueId) ?? null;
  if (!sameActor(holder, { type: 'user', id: viewer.userId }))
    throw await ofAnother(within(deps, tx), viewer, issue, holder);
  const outlook = await lookAtWarning(tx, warningId, deps.clock.now());
  const isOpen = outlook?.steps.has(issueId) && outlook.steps.get(issueId) !== 'over';
  if (!outlook || !isOpen || outlook.warning.userId !== viewer.userId) {
    throw conflict('lease_answered', `This question is over: ${issue.shortId} is yours. Nothing was changed.`);
  }
  return { issue, outlook };
}

async function ofAnother(deps: Deps, viewer: Viewer, issue: IssueHead, holder: ActorRef | null): Promise<DibsError> {
  const actor = holder && (await findActor(deps, viewer.organizationId, holder));
  const who = actor?.type === 'team' ? `#${actor.slug}` : (actor?.name ?? 'Somebody else');
  const sentence = holder ? `${who} holds ${issue.shortId} now` : `Nobody holds ${issue.shortId} now`;
  return conflict('lease_of_another', `${sentence}, so this is not for you to answer. Nothing was changed.`);
}
