import type { ModalView } from '@slack/types';
import { getDeletable } from '../deletion/get-deletable';
import { requireAdmin } from '../people/permissions';
import { openModal } from './open-modal';
import type { SlackRequest } from './request';
import { chooseToDelete, confirmDelete, DELETE_TITLE } from './views/admin/delete-forms';

/** @param project slug, or id; null asks for it */
export async function openDeleteForm(
  request: SlackRequest<{ triggerId: string | null }>,
  project: string | null,
  now: boolean,
): Promise<void> {
  await openModal(request, DELETE_TITLE, async () => {
    await requireAdmin(request.deps, request.viewer);
    if (project !== null) return deleteForm(request, project, now);
    return chooseToDelete({ ...request.reply, issueIds: [], deletion: { projectId: null, now } });
  });
}

/** The form that shows what will go and asks for the slug. */
export async function deleteForm(request: SlackRequest, project: string, now: boolean): Promise<ModalView> {
  const { deps, viewer, reply } = request;
  const found = await getDeletable(deps, viewer.organizationId, project, now);
  return confirmDelete({ ...reply, issueIds: [], deletion: { projectId: found.id, now } }, found, now);
}
