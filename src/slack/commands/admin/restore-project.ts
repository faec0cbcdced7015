import { restoreProject as restore } from '../../../deletion/restore-project';
import { getProjectDetail } from '../../../projects/get-project-detail';
import { withOpening } from '../../messages/admin/done';
import { projectName } from '../../messages/admin/names';
import { projectDetail } from '../../messages/admin/project-detail';
import type { RunAdmin } from './run';

export const restoreProject: RunAdmin<'project-restore'> = async ({ deps, viewer }, { project, newSlug }) => {
  const { slug } = await restore(deps, viewer, { project, newSlug: newSlug ?? undefined });
  const detail = await getProjectDetail(deps, viewer.organizationId, slug);
  const said = `${projectName(detail)} is back, with everything it had. Its keys work again, and its cards are being redrawn.`;
  return withOpening(said, projectDetail(detail));
};
