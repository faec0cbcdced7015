import { getActivity } from '../../activity/get-activity';
import { suggestOwners } from '../../assignment/suggest-owners';
import { findIssueViews } from '../../issues/get-issue-view';
import { findReachableUser } from '../../notifications/recipient.store';
import { userActor } from '../../people/actor';
import type { JobHandler } from '../handler';
import { postOnce } from '../post-once';

/** Tells a person that they gained or lost an issue. */
export const noticeDirect: JobHandler<'notice.direct'> = async (deps, payload, { uncertainSince }) => {
  const { userId, issueId, activityId, role } = payload;
  const [user, activity] = await Promise.all([findReachableUser(deps.db.read, userId), getActivity(deps, activityId)]);
  if (!user || !activity) return;
  const [issue] = await findIssueViews(deps, user.organizationId, [issueId]);
  if (issue?.project.status !== 'active') return;
  const to = await deps.messenger.openDirect(user.slackUserId);
  const suggested = await suggestOwners(deps, issue);
  const message = { kind: 'direct-notice', role, recipient: userActor(user), issue, activity, suggested } as const;
  await postOnce(deps.messenger, to, message, `notice:${activityId}:user:${userId}`, uncertainSince);
};
