import { getProjectDetail } from '../../../projects/get-project-detail';
import { projectDetail } from '../../messages/admin/project-detail';
import type { RunAdmin } from './run';

export const showProject: RunAdmin<'project-show'> = async ({ deps, viewer }, { slug }) =>
  projectDetail(await getProjectDetail(deps, viewer.organizationId, slug));
