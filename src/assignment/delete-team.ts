import type { Deps } from '../deps';
import { getTeam, teamTarget } from '../people/get-team';
import { removeTeam } from '../people/team.store';
import type { Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import { clearAssignmentCachesOfRequest } from './caches';
import { releaseIssuesOf } from './release-issues-of';

/**
 * Deletes a team. What it held, open or not, nobody holds afterwards; a project whose only team it was is open to
 * everybody again (PRODUCT 2.4). Here and not in `people`, which knows nothing of assignments.
 */
export async function deleteTeam(
  deps: Deps,
  viewer: Viewer,
  { slug }: { slug: string },
): Promise<{ unassigned: number }> {
  const requestId = deps.random.uuid();
  const unassigned = await writeAsAdmin(deps, viewer, async (tx, audit) => {
    const team = await getTeam(tx, viewer.organizationId, slug);
    const held = await releaseIssuesOf(tx, deps, {
      actor: { type: 'team', id: team.id },
      actorName: `#${team.slug}`,
      which: 'all',
      by: viewer.userId,
      requestId,
      source: 'team_deleted',
    });
    await removeTeam(tx, team.id);
    await audit('team.delete', teamTarget(team), { name: team.name, unassigned: held.length });
    return held.length;
  });
  if (unassigned > 0) await clearAssignmentCachesOfRequest(deps, requestId);
  deps.queue.nudge();
  return { unassigned };
}
