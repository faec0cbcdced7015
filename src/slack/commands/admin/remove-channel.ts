import { getProjectDetail } from '../../../projects/get-project-detail';
import { removeProjectChannel } from '../../../projects/remove-project-channel';
import { done } from '../../messages/admin/done';
import { projectName } from '../../messages/admin/names';
import { channelLink } from '../../messages/words';
import type { RunAdmin } from './run';

export const removeChannel: RunAdmin<'channel-remove'> = async ({ deps, viewer }, { slug, channelId }) => {
  await removeProjectChannel(deps, viewer, { slug, channelId });
  const project = await getProjectDetail(deps, viewer.organizationId, slug);
  const left = project.channels.length === 0 ? ' It has no channel now, so nobody sees its new cards.' : '';
  return done(`${channelLink(channelId)} gets no new cards of ${projectName(project)}.${left}`);
};
