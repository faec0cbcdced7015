import { getProjectDetail } from '../../../projects/get-project-detail';
import { setProjectChannel } from '../../../projects/set-project-channel';
import { done } from '../../messages/admin/done';
import { projectName } from '../../messages/admin/names';
import { channelWords } from '../../messages/admin/project-detail';
import { channelLink } from '../../messages/words';
import type { RunAdmin } from './run';

export const setChannel: RunAdmin<'channel-set'> = async (request, { slug, channelId, minLevel, regressions }) => {
  const { deps, viewer } = request;
  await setProjectChannel(deps, viewer, {
    slug,
    channelId,
    minLevel: minLevel ?? undefined,
    regressions: regressions ?? undefined,
  });
  const project = await getProjectDetail(deps, viewer.organizationId, slug);
  const settings = project.channels.find((one) => one.channelId === channelId);
  return done(
    `${channelLink(channelId)} gets the cards of ${projectName(project)}${settings ? `: ${channelWords(settings)}` : ''}. ` +
      'If I am not a member there yet, type `/invite @Dibs` in it.',
  );
};
