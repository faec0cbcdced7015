import { requireAdmin } from '../../../people/permissions';
import { createProjectAs } from '../../../projects/create-project-as';
import { getProjectDetail } from '../../../projects/get-project-detail';
import { projectCreated } from '../../messages/admin/project-detail';
import type { RunAdmin } from './run';
import { findTeamIds } from './find-team-ids';

export const createProject: RunAdmin<'project-create'> = async (request, { name, slug, channelIds, teams }) => {
  const { deps, viewer } = request;
  await requireAdmin(deps, viewer);
  const teamIds = await findTeamIds(request, teams);
  const project = await createProjectAs(deps, viewer, { name, slug: slug ?? undefined, teamIds, channelIds });
  return projectCreated(await getProjectDetail(deps, viewer.organizationId, project.slug));
};
