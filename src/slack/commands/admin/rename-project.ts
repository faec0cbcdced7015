import { renameProject as rename } from '../../../projects/rename-project';
import { getProjectDetail } from '../../../projects/get-project-detail';
import { done } from '../../messages/admin/done';
import { projectName } from '../../messages/admin/names';
import type { RunAdmin } from './run';

export const renameProject: RunAdmin<'project-rename'> = async ({ deps, viewer }, { slug, name, newSlug }) => {
  await rename(deps, viewer, { slug, name: name ?? undefined, newSlug: newSlug ?? undefined });
  const project = await getProjectDetail(deps, viewer.organizationId, newSlug ?? slug);
  return done(`The project is now called ${projectName(project)}. Its DSN stays as it is.`);
};
