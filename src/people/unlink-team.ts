import type { Deps } from '../deps';
import { conflict } from '../platform/errors';
import { getTeam, teamTarget } from './get-team';
import { saveTeam } from './team.store';
import type { Team, Viewer } from './types';
import { writeAsAdmin } from './write-as-admin';

/** The team no longer follows its user group; it keeps the members it has. */
export function unlinkTeam(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  viewer: Viewer,
  { slug }: { slug: string },
): Promise<Team> {
  return writeAsAdmin(deps, viewer, async (tx, audit) => {
    const team = await getTeam(tx, viewer.organizationId, slug);
    const { slackUsergroupId } = team;
    if (slackUsergroupId === null) {
      throw conflict('team_not_linked', `#${team.slug} is linked to no user group. Nothing was changed.`);
    }
    await saveTeam(tx, team.id, { slackUsergroupId: null });
    await audit('team.unlink', teamTarget(team), { slackUsergroupId });
    return { ...team, slackUsergroupId: null };
  });
}
