import { listUnfinished } from '../../../deletion/list-deletions';
import { listProjectDetails } from '../../../projects/list-project-details';
import { SHOWN } from '../../blocks/limits';
import { projectList } from '../../messages/admin/project-list';
import { existingPage } from './existing-page';
import type { RunAdmin } from './run';

export const listProjects: RunAdmin<'project-list'> = async ({ deps, viewer }, { page: asked }) => {
  const read = (page: number) => listProjectDetails(deps, viewer.organizationId, { page, pageSize: SHOWN.listRows });
  const { found, page } = await existingPage(asked, SHOWN.listRows, read);
  const deleted = await listUnfinished(deps, viewer.organizationId);
  return projectList(found.projects, { page, pageSize: SHOWN.listRows, total: found.total }, deleted);
};
