import type { Deps } from '../deps';
import type { OrganizationId, ProjectId, UserId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';
import { clearAssignmentCachesOfRequest } from './caches';
import { releaseIssuesOf } from './release-issues-of';
import { findProjectChannels, findUnableHolders, isUnable } from './release.store';

/**
 * Frees the open issues of people who left, and tells each of the projects' channels once per person. With `userIds` only
 * theirs; without, everybody's who can hold none any more: run at start and daily, that makes good what a crash between
 * mirroring and this left, and what came back to somebody who is gone. Answers with how many issues were freed.
 */
export async function releaseLeavers(
  deps: Deps,
  organizationId: OrganizationId,
  userIds: readonly UserId[] | null = null,
): Promise<number> {
  if (userIds?.length === 0) return 0;
  let freed = 0;
  for (const { id, name } of await findUnableHolders(deps.db.read, organizationId, userIds)) {
    freed += await releaseLeaver(deps, id, name);
  }
  if (freed > 0) deps.queue.nudge();
  return freed;
}

async function releaseLeaver(deps: Deps, userId: UserId, actorName: string): Promise<number> {
  const requestId = deps.random.uuid();
  const freed = await deps.db.write(async (tx) => {
    // Slack may have taken him back since we looked.
    if (!(await isUnable(tx, userId))) return [];
    const held = await releaseIssuesOf(tx, deps, {
      actor: { type: 'user', id: userId },
      actorName,
      which: 'open',
      by: null,
      requestId,
      source: 'member_left',
    });
    const projects = await findProjectChannels(tx, [...new Set(held.map(({ projectId }) => projectId))]);
    const notices = projects.flatMap(({ projectId, channelIds }) => {
      const channels = channelIds.length > 0 ? channelIds : [deps.config.alertChannel].filter((id) => id !== null);
      return channels.map((channelId) => leftNotice(projectId, channelId, userId, requestId));
    });
    await deps.queue.enqueue(tx, notices);
    return held;
  });
  if (freed.length > 0) await clearAssignmentCachesOfRequest(deps, requestId);
  return freed.length;
}

function leftNotice(projectId: ProjectId, channelId: string, userId: UserId, requestId: string): NewJob {
  return {
    kind: 'notice.left',
    payload: { projectId, channelId, userId, requestId },
    key: `left:${requestId}:${projectId}:${channelId}`,
    lane: 1,
    projectId,
  };
}
