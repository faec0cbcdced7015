import { cardsOfIssues } from '../cards/card.store';
import { activeMemberIds } from '../people/team-members.store';
import type { ActorRef } from '../people/types';
import type { Tx } from '../platform/db/database';
import type { IssueId, UserId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';
import { BULK_FROM, cardJobs, noticeJobs, type ChangedIssue, type Told } from './notice-jobs';
import { findFollowing, findLinkedTeams } from './recipient.store';
import { recipients } from './recipients';
import { findWishes } from './settings.store';

export interface AssignmentChange extends ChangedIssue {
  before: ActorRef | null;
  after: ActorRef | null;
}

export interface AssignmentNotices {
  /** What really changed; all of one request. */
  changes: readonly AssignmentChange[];
  /** Null when a rule did it. */
  actingUserId: UserId | null;
  requestId: string;
  /** Of the request as well, but held as wanted already: their cards are redrawn, for somebody looked at an old one. */
  unchangedIssueIds?: readonly IssueId[];
  /** From how many changes on whoever is told of several is told once. */
  bulkFrom?: number;
}

/**
 * Everything that is to be shown and told about one request, as jobs for the same transaction. Call it before the
 * subscriptions of the old holders are removed (PRODUCT 7.1). At most five queries, however many issues.
 */
export async function planAssignmentNotices(tx: Tx, notices: AssignmentNotices): Promise<NewJob[]> {
  const { changes, actingUserId, requestId, unchangedIssueIds = [], bulkFrom = BULK_FROM } = notices;
  const issueIds = changes.map(({ issueId }) => issueId);
  const cards = await cardsOfIssues(tx, [...issueIds, ...unchangedIssueIds]);

  const actors = changes.flatMap(({ before, after }) => [before, after]).filter((actor) => actor !== null);
  const userIds = [...new Set(actors.flatMap((actor) => (actor.type === 'user' ? [actor.id] : [])))];
  const teamIds = [...new Set(actors.flatMap((actor) => (actor.type === 'team' ? [actor.id] : [])))];
  const linked = await findLinkedTeams(tx, teamIds);
  const members = await activeMemberIds(tx, teamIds);
  const projectIds = changes.map(({ projectId }) => projectId);
  const wishesOf = await findWishes(tx, [...userIds, ...[...members.values()].flat()], projectIds);
  const following = await findFollowing(tx, issueIds, userIds);

  const membersOf = (actor: ActorRef | null) => (actor?.type === 'team' ? (members.get(actor.id) ?? []) : []);
  const told = changes.flatMap((change) =>
    recipients({
      before: change.before,
      after: change.after,
      beforeMembers: membersOf(change.before),
      afterMembers: membersOf(change.after),
      actingUserId,
      wishesOf: (userId) => wishesOf(userId, change.projectId),
      followers: following.get(change.issueId)?.followers ?? NOBODY,
      unfollowed: following.get(change.issueId)?.unfollowed ?? NOBODY,
    })
      .filter(({ to }) => to.type === 'user' || linked.has(to.id))
      .map((recipient): Told => ({ change, recipient })),
  );
  return [...cardJobs(changes, cards), ...noticeJobs(told, requestId, changes.length >= bulkFrom)];
}

const NOBODY: ReadonlySet<UserId> = new Set();
