import { getProjectDetail } from '../../../projects/get-project-detail';
import { projectKeys } from '../../messages/admin/project-keys';
import type { RunAdmin } from './run';

export const showKeys: RunAdmin<'project-keys'> = async ({ deps, viewer }, { slug }) =>
  projectKeys(await getProjectDetail(deps, viewer.organizationId, slug));
