import { getActivity } from '../../activity/get-activity';
import { findReachableTeam, findReachableUser } from '../../notifications/recipient.store';
import { actorText, teamActor, userActor } from '../../people/actor';
import type { JobHandler } from '../handler';
import { postOnce } from '../post-once';
import { toChannel } from '../to-channel';

/** Tells a person or a team, once, about the many issues that one request gave or took. */
export const noticeBulk: JobHandler<'notice.bulk'> = async (deps, payload, { uncertainSince }) => {
  const { to, role, requestId, activityId, count } = payload;
  const activity = await getActivity(deps, activityId);
  if (!activity) return;
  const { messenger } = deps;
  const key = `notice:${requestId}:${actorText(to)}:${role}`;
  const about = { kind: 'bulk-notice', role, count, activity } as const;

  if (to.type === 'user') {
    const user = await findReachableUser(deps.db.read, to.id);
    if (!user) return;
    const direct = await messenger.openDirect(user.slackUserId);
    await postOnce(messenger, direct, { ...about, recipient: userActor(user) }, key, uncertainSince);
    return;
  }
  const team = await findReachableTeam(deps.db.read, to.id);
  if (!team) return;
  const channelId = team.slackChannelId;
  await toChannel(deps, team.organizationId, channelId, () =>
    postOnce(messenger, { channelId }, { ...about, recipient: teamActor(team) }, key, uncertainSince),
  );
};
