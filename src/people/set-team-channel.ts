import type { Deps } from '../deps';
import { assertChannelId } from '../organizations/slack-channel';
import { resumeChannel } from '../organizations/resume-channel';
import { getTeam, teamTarget } from './get-team';
import { saveTeam } from './team.store';
import type { Team, Viewer } from './types';
import { writeAsAdmin } from './write-as-admin';

/** Where the team is told of its issues (PRODUCT 7.1); null: nowhere. A channel we had stopped posting to is tried again. */
export async function setTeamChannel(
  deps: Pick<Deps, 'db' | 'clock' | 'config' | 'queue'>,
  viewer: Viewer,
  { slug, channelId }: { slug: string; channelId: string | null },
): Promise<Team> {
  const changed = await writeAsAdmin(deps, viewer, async (tx, audit) => {
    if (channelId !== null) assertChannelId(channelId);
    const team = await getTeam(tx, viewer.organizationId, slug);
    await saveTeam(tx, team.id, { slackChannelId: channelId });
    if (channelId !== null) await resumeChannel(deps, tx, viewer.organizationId, channelId);
    await audit('team.channel', teamTarget(team), { channelId });
    return { ...team, slackChannelId: channelId };
  });
  deps.queue.nudge();
  return changed;
}
