import { changeTeamMembers } from '../../../people/change-team-members';
import { requireAdmin } from '../../../people/permissions';
import { getTeamDetail } from '../../../people/get-team-detail';
import { teamDetail } from '../../messages/admin/team-detail';
import { findPeople, idsOf } from './find-people';
import type { RunAdmin } from './run';

export const changeMembers: RunAdmin<'team-members'> = async (request, { slug, add, remove }) => {
  const { deps, viewer } = request;
  await requireAdmin(deps, viewer);
  const [added, removed] = [await findPeople(request, add), await findPeople(request, remove)];
  await changeTeamMembers(deps, viewer, { slug, add: idsOf(added), remove: idsOf(removed) });
  return teamDetail(await getTeamDetail(deps, viewer.organizationId, slug));
};
