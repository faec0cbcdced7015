import { createTeamAs } from '../../../people/create-team-as';
import { requireAdmin } from '../../../people/permissions';
import { getTeamDetail } from '../../../people/get-team-detail';
import { withOpening } from '../../messages/admin/done';
import { teamDetail } from '../../messages/admin/team-detail';
import { findPeople, idsOf } from './find-people';
import type { RunAdmin } from './run';

export const createTeam: RunAdmin<'team-create'> = async (request, { slug, name, people }) => {
  const { deps, viewer } = request;
  await requireAdmin(deps, viewer);
  const memberIds = idsOf(await findPeople(request, people));
  const team = await createTeamAs(deps, viewer, { slug, name: name ?? undefined, memberIds });
  return withOpening('The team is there.', teamDetail(await getTeamDetail(deps, viewer.organizationId, team.slug)));
};
