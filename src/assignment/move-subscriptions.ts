import { activeMemberIds } from '../people/team-members.store';
import type { ActorRef } from '../people/types';
import type { Tx } from '../platform/db/database';
import type { IssueId, TeamId, UserId } from '../platform/ids';
import { removeAssigned, removeAssignedAll, subscribe, subscribeAll } from '../subscriptions/subscription.store';
import { decideLeavers } from './decide-leavers';

export interface Move {
  issueId: IssueId;
  before: ActorRef | null;
  after: ActorRef | null;
}

/**
 * Subscriptions follow the holder (PRODUCT 3.3, 3.4); a team stands for its active members of this moment.
 * One statement for all single people and one per distinct set of team members, in each direction.
 */
export async function moveSubscriptions(tx: Tx, moves: readonly Move[], at: Date): Promise<void> {
  const actors = moves.flatMap(({ before, after }) => [before, after]);
  const teams = actors.flatMap((actor) => (actor?.type === 'team' ? [actor.id] : []));
  const members = await activeMemberIds(tx, [...new Set(teams)]);
  const membersOf = (team: TeamId) => members.get(team) ?? [];

  const leaving = new PeopleByIssue();
  const coming = new PeopleByIssue();
  for (const { issueId, before, after } of moves) {
    leaving.add(issueId, decideLeavers(before, after, membersOf));
    coming.add(issueId, decideLeavers(after, null, membersOf));
  }
  await removeAssigned(tx, leaving.pairs);
  for (const group of leaving.groups.values()) await removeAssignedAll(tx, group);
  await subscribe(tx, coming.pairs, 'assigned', at);
  for (const group of coming.groups.values()) await subscribeAll(tx, group, 'assigned', at);
}

/** Issues with one person as pairs, issues with the same several people as one group. */
class PeopleByIssue {
  readonly pairs: { issueId: IssueId; userId: UserId }[] = [];
  readonly groups = new Map<string, { issueIds: IssueId[]; userIds: readonly UserId[] }>();

  add(issueId: IssueId, userIds: readonly UserId[]): void {
    const [first] = userIds;
    if (first === undefined) return;
    if (userIds.length === 1) return void this.pairs.push({ issueId, userId: first });
    const group = this.groups.get(userIds.join());
    if (group) group.issueIds.push(issueId);
    else this.groups.set(userIds.join(), { issueIds: [issueId], userIds });
  }
}
