import { requireAdmin } from '../../../people/permissions';
import { linkTeam as link } from '../../../people/link-team';
import { getTeamDetail } from '../../../people/get-team-detail';
import { withOpening } from '../../messages/admin/done';
import { teamDetail } from '../../messages/admin/team-detail';
import { readUsergroupMembers } from '../../usergroups';
import type { RunAdmin } from './run';

export const linkTeam: RunAdmin<'team-link'> = async (request, { slug, slackUsergroupId }) => {
  const { deps, viewer } = request;
  await requireAdmin(deps, viewer);
  const memberSlackIds = await readUsergroupMembers(request.edge, slackUsergroupId);
  await link(deps, viewer, { slug, slackUsergroupId, memberSlackIds });
  const said = 'The team follows the user group from now on: whoever joins or leaves it in Slack does so here.';
  return withOpening(said, teamDetail(await getTeamDetail(deps, viewer.organizationId, slug)));
};
