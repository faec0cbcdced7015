import type { Deps } from '../../deps';
import type { FindPresence } from '../../people/availability';
import type { ActorRef, Viewer } from '../../people/types';
import { within } from '../../platform/db/database';
import { conflict, invalid } from '../../platform/errors';
import type { IssueId } from '../../platform/ids';
import type { ReplyAddress } from '../../platform/queue/catalog';
import { applyAssignment } from '../apply-assignment';
import { shownName } from '../holder-data';
import { MOST_NAMED, summarizeAssignment } from '../summarize-assignment';
import type { AssignmentSummary, ToOne } from '../types';
import { cleanReason, getAssignee, getIssues } from '../validate';
import { byLoad, chooseOne } from './choose-one';
import { findAway } from './find-away';
import { findCandidates, type Member } from './find-candidates';

/**
 * Gives issues to one member of a team each, whoever holds the fewest open issues and is not away; the choice is made in
 * the transaction, so that two at once do not choose alike. Refused as every assignment is, and with invalid `not_a_team`,
 * conflict `nobody_there`.
 */
export async function assignToOne(
  deps: Deps,
  viewer: Viewer,
  input: { issueIds: readonly IssueId[]; team: ActorRef | null; reason: string | null; reply?: ReplyAddress },
  presenceOf: FindPresence,
): Promise<AssignmentSummary> {
  const { organizationId } = viewer;
  const issues = await getIssues(deps, viewer, input.issueIds);
  const team = await getAssignee(deps, viewer, input.team, issues);
  if (team?.type !== 'team') {
    const what = team ? `${team.name} is a person` : 'there is no team';
    throw invalid('not_a_team', `“--to-one” chooses from a team, and ${what}. Nothing was changed.`);
  }
  const ids = issues.map(({ id }) => id);
  const members = await findCandidates(deps, organizationId, team, ids, new Set());
  const away = await findAway(deps, members, ids.length, presenceOf);
  const reason = cleanReason(input.reason);
  let toOne: ToOne = { team, choices: [], away: [] };
  return applyAssignment(deps, viewer, {
    wanted: async (tx) => {
      const now = await findCandidates(within(deps, tx), organizationId, team, ids, away);
      const choices = chooseOne(now, ids);
      if (choices.length === 0) throw nobody(shownName(team), now);
      const memberOf = new Map(now.map((member) => [member.userId, member]));
      const chosen = choices.flatMap(({ userId, ...choice }) => {
        const member = memberOf.get(userId);
        return member ? [{ ...choice, to: member.actor }] : [];
      });
      const first = memberOf.get(choices[0]?.userId ?? '');
      const passed = now.filter((member) => member.isAway && first && byLoad(member, first) < 0);
      toOne = {
        team,
        choices: chosen.slice(0, MOST_NAMED),
        away: passed.slice(0, MOST_NAMED).map(({ actor }) => actor),
      };
      return issues.map((issue, index) => ({ issue, to: chosen[index]?.to ?? null, ofTeam: team }));
    },
    source: 'slash_command',
    reason,
    reply: input.reply,
    summarize: (requestId, done) => ({
      ...summarizeAssignment({ requestId, organizationId, to: null, reason, source: 'slash_command', done }),
      toOne,
    }),
  });
}

const SAID = 5;

function nobody(team: string, members: readonly Member[]) {
  if (members.length === 0) {
    return conflict('nobody_there', `${team} has no members, so there is nobody to choose. Nothing was changed.`);
  }
  const rest = members.length - SAID;
  const names = members.slice(0, SAID).map(({ name }) => name);
  const all = rest > 0 ? [...names, `${rest} more`] : names;
  const away = `Everybody of ${team} is away now: ${all.join(', ')}.`;
  return conflict('nobody_there', `${away} Nothing was changed; without “--to-one” the team itself can have it.`);
}
