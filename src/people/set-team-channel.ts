import type { Deps } from '../deps';
import { assertChannelId } from '../organizations/slack-channel';
import { enableChannel } from '../organizations/slack-channel.store';
import { getTeam, teamTarget } from './get-team';
import { saveTeam } from './team.store';
import type { Team, Viewer } from './types';
import { writeAsAdmin } from './write-as-admin';

/** Where the team is told of its issues (PRODUCT 7.1); null: nowhere. A channel we had stopped posting to is tried again. */
export function setTeamChannel(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  viewer: Viewer,
  { slug, channelId }: { slug: string; channelId: string | null },
): Promise<Team> {
  return writeAsAdmin(deps, viewer, async (tx, audit) => {
    if (channelId !== null) assertChannelId(channelId);
    const team = await getTeam(tx, viewer.organizationId, slug);
    await saveTeam(tx, team.id, { slackChannelId: channelId });
    if (channelId !== null) await enableChannel(tx, viewer.organizationId, channelId);
    await audit('team.channel', teamTarget(team), { channelId });
    return { ...team, slackChannelId: channelId };
  });
}
