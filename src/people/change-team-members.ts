import type { Deps } from '../deps';
import { conflict, invalid } from '../platform/errors';
import type { UserId } from '../platform/ids';
import { getMembers } from './get-members';
import { getTeam, teamTarget } from './get-team';
import { addMembers, removeMembers } from './team-members.store';
import type { User, Viewer } from './types';
import { findUsers } from './user.store';
import { writeAsAdmin } from './write-as-admin';

export interface TeamMembersChange {
  slug: string;
  add?: readonly UserId[];
  remove?: readonly UserId[];
}

const NAMED = 50;

/**
 * Adds and removes members. Who is in, or out, already stays so; people who left can still be removed. Refused for a
 * team that is linked to a user group: there Slack decides.
 */
export function changeTeamMembers(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  viewer: Viewer,
  { slug, add = [], remove = [] }: TeamMembersChange,
): Promise<void> {
  const { organizationId } = viewer;
  return writeAsAdmin(deps, viewer, async (tx, audit) => {
    const team = await getTeam(tx, organizationId, slug);
    if (team.slackUsergroupId !== null) {
      throw conflict(
        'team_is_linked',
        `#${team.slug} follows a user group of Slack: change its members there, or unlink the team first.`,
      );
    }
    if (add.length + remove.length === 0) throw invalid('no_members', 'Say who. Nothing was changed.');
    if (add.some((id) => remove.includes(id))) {
      throw invalid('member_twice', 'Nobody can be added and removed at once. Nothing was changed.');
    }
    const coming = await getMembers(tx, organizationId, add);
    const leaving = await findUsers(tx, organizationId, [...new Set(remove)]);
    const added = await addMembers(tx, team.id, idsOf(coming));
    const removed = await removeMembers(tx, team.id, idsOf(leaving));
    if (added + removed === 0) return;
    await audit('team.members', teamTarget(team), { add: namesOf(coming), remove: namesOf(leaving) });
  });
}

const idsOf = (users: readonly User[]) => users.map(({ id }) => id);
const namesOf = (users: readonly User[]) => users.slice(0, NAMED).map(({ name }) => name);
