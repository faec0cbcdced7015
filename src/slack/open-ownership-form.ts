import type { ModalView } from '@slack/types';
import { getOwnership } from '../ownership/get-ownership';
import type { OwnershipText } from '../ownership/views';
import { requireAdmin } from '../people/permissions';
import { openModal } from './open-modal';
import type { SlackRequest } from './request';
import { chooseOwnership, editOwnership, ownershipTitle } from './views/admin/ownership-forms';

/** @param slug null asks for the project */
export async function openOwnershipForm(
  request: SlackRequest<{ triggerId: string | null }>,
  text: OwnershipText,
  slug: string | null,
): Promise<void> {
  await openModal(request, ownershipTitle(text), async () => {
    await requireAdmin(request.deps, request.viewer);
    if (slug !== null) return ownershipForm(request, text, slug);
    const ownership = { text, project: null, round: 0, savedAt: null, previewed: null };
    return chooseOwnership({ ...request.reply, issueIds: [], ownership });
  });
}

/** The form with the text as it is saved. */
export async function ownershipForm(request: SlackRequest, text: OwnershipText, slug: string): Promise<ModalView> {
  const found = await getOwnership(request.deps, request.viewer.organizationId, slug);
  const project = { id: found.projectId, slug: found.slug };
  const ownership = { text, project, round: 0, savedAt: found.updatedAt?.getTime() ?? null, previewed: null };
  return editOwnership({ ...request.reply, issueIds: [], ownership }, found, found[text]);
}
