import type { Deps } from '../deps';
import { invalid } from '../platform/errors';
import { assertUsergroupFree } from './assert-usergroup-free';
import { getTeam, teamTarget } from './get-team';
import { findUserIds } from './mirror.store';
import { replaceMembers } from './team-members.store';
import { saveTeam } from './team.store';
import type { Team, Viewer } from './types';
import { writeAsAdmin } from './write-as-admin';

export interface TeamLink {
  slug: string;
  slackUsergroupId: string;
  /** Slack's ids of the group's members; who is not mirrored is left out and comes with the next synchronisation. */
  memberSlackIds: readonly string[];
}

const MOST_MEMBERS = 10_000;

/** From now on the team follows the user group (PRODUCT 2.3); its members of today are replaced by the group's. */
export function linkTeam(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  viewer: Viewer,
  { slug, slackUsergroupId, memberSlackIds }: TeamLink,
): Promise<Team> {
  const { organizationId } = viewer;
  return writeAsAdmin(deps, viewer, async (tx, audit) => {
    const team = await getTeam(tx, organizationId, slug);
    await assertUsergroupFree(tx, organizationId, slackUsergroupId, team.id);
    if (memberSlackIds.length > MOST_MEMBERS) {
      throw invalid('too_many_members', `A team has at most ${MOST_MEMBERS} members. Nothing was changed.`);
    }
    const members = await findUserIds(tx, organizationId, memberSlackIds);
    await saveTeam(tx, team.id, { slackUsergroupId });
    await replaceMembers(tx, team.id, [...members.values()]);
    await audit('team.link', teamTarget(team), { slackUsergroupId, members: members.size });
    return { ...team, slackUsergroupId };
  });
}
