import { findReleased } from '../../assignment/release.store';
import { findIssueViews } from '../../issues/get-issue-view';
import { findActor } from '../../people/find-actor';
import type { JobHandler } from '../handler';
import { postOnce } from '../post-once';
import { toChannel } from '../to-channel';

const LISTED = 10;

/** Tells a project's channel, once, which issues are without an owner because somebody left. */
export const noticeLeft: JobHandler<'notice.left'> = async (deps, payload, { uncertainSince }) => {
  const { projectId, channelId, userId, requestId } = payload;
  const released = await findReleased(deps.db.read, requestId, projectId, LISTED);
  if (!released) return;
  const { organizationId, issueIds, total } = released;
  const issues = await findIssueViews(deps, organizationId, issueIds);
  if (issues[0]?.project.status !== 'active') return;
  const person = await findActor(deps, organizationId, { type: 'user', id: userId });
  const message = { kind: 'left-notice', person: person?.name ?? 'Somebody', issues, total } as const;
  await toChannel(deps, organizationId, channelId, () =>
    postOnce(deps.messenger, { channelId }, message, `left:${requestId}:${projectId}`, uncertainSince),
  );
};
