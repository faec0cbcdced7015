import { getActivity } from '../../activity/get-activity';
import { findIssueViews } from '../../issues/get-issue-view';
import { findReachableTeam } from '../../notifications/recipient.store';
import { teamActor } from '../../people/actor';
import type { JobHandler } from '../handler';
import { postOnce } from '../post-once';
import { toChannel } from '../to-channel';

/** Tells a team, in its channel, that it gained or lost an issue. */
export const noticeTeam: JobHandler<'notice.team'> = async (deps, payload, { uncertainSince }) => {
  const { teamId, issueId, activityId, role } = payload;
  const [team, activity] = await Promise.all([findReachableTeam(deps.db.read, teamId), getActivity(deps, activityId)]);
  if (!team || !activity) return;
  const { organizationId, slackChannelId: channelId } = team;
  const [issue] = await findIssueViews(deps, organizationId, [issueId]);
  if (issue?.project.status !== 'active') return;
  const message = { kind: 'team-notice', role, team: teamActor(team), issue, activity } as const;
  await toChannel(deps, organizationId, channelId, () =>
    postOnce(deps.messenger, { channelId }, message, `notice:${activityId}:team:${teamId}`, uncertainSince),
  );
};
