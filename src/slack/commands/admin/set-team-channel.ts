import { getTeamDetail } from '../../../people/get-team-detail';
import { setTeamChannel as set } from '../../../people/set-team-channel';
import { done } from '../../messages/admin/done';
import { teamName } from '../../messages/admin/names';
import { channelLink } from '../../messages/words';
import type { RunAdmin } from './run';

export const setTeamChannel: RunAdmin<'team-channel'> = async ({ deps, viewer }, { slug, channelId }) => {
  await set(deps, viewer, { slug, channelId });
  const team = teamName(await getTeamDetail(deps, viewer.organizationId, slug));
  return done(
    channelId === null
      ? `${team} has no channel any more.`
      : `${team} hears in ${channelLink(channelId)} when it is assigned. If I am not a member there yet, type \`/invite @Dibs\` in it.`,
  );
};
