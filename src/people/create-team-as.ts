import type { Deps } from '../deps';
import { assertChannelId } from '../organizations/slack-channel';
import type { UserId } from '../platform/ids';
import { assertUsergroupFree } from './assert-usergroup-free';
import { addTeam } from './create-team';
import { getMembers } from './get-members';
import { teamSlug, teamTarget } from './get-team';
import { replaceMembers } from './team-members.store';
import type { Team, Viewer } from './types';
import { writeAsAdmin } from './write-as-admin';

export interface TeamWish {
  slug: string;
  /** The slug when absent. */
  name?: string;
  memberIds?: readonly UserId[];
  slackUsergroupId?: string | null;
  slackChannelId?: string | null;
}

/** An administrator makes a team; refusals as in `createTeam`, `getMembers` and `linkTeam`. */
export function createTeamAs(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  viewer: Viewer,
  input: TeamWish,
): Promise<Team> {
  const { organizationId } = viewer;
  const { slackUsergroupId = null, slackChannelId = null, memberIds = [] } = input;
  return writeAsAdmin(deps, viewer, async (tx, audit) => {
    if (slackChannelId !== null) assertChannelId(slackChannelId);
    if (slackUsergroupId !== null) await assertUsergroupFree(tx, organizationId, slackUsergroupId, null);
    const members = await getMembers(tx, organizationId, memberIds);
    const slug = teamSlug(input.slug);
    const team = await addTeam(deps, tx, organizationId, {
      slug,
      name: input.name ?? slug,
      slackUsergroupId,
      slackChannelId,
    });
    await replaceMembers(
      tx,
      team.id,
      members.map(({ id }) => id),
    );
    await audit('team.create', teamTarget(team), {
      name: team.name,
      members: members.slice(0, 50).map(({ name }) => name),
      ...(slackUsergroupId === null ? {} : { slackUsergroupId }),
      ...(slackChannelId === null ? {} : { channelId: slackChannelId }),
    });
    return team;
  });
}
