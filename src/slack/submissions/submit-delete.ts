import type { ModalView } from '@slack/types';
import { deleteProject } from '../../deletion/delete-project';
import { outdatedControl } from '../actions/outdated';
import { ADMIN_FIELDS, decodeSlug } from '../admin-ids';
import { within } from '../deadline';
import { projectDeleted } from '../messages/admin/project-deleted';
import { deleteForm } from '../open-delete-form';
import { fillModal } from '../open-modal';
import type { SubmissionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { DELETE_TITLE } from '../views/admin/delete-forms';
import { loadingModal } from '../views/loading-modal';
import { decodeMetadata } from '../views/modal-metadata';
import { chosen, typedText } from '../views/view-state';

const deletionOf = (payload: SubmissionPayload) => decodeMetadata(payload.view.private_metadata)?.deletion;

/** Counting may take longer than Slack waits for an answer to a form. */
const COUNTING_MS = 800;

/** The first form: which project. The second takes its place. */
export const submitDeleteChoice: Handler<SubmissionPayload> = async (request) => {
  const deletion = deletionOf(request.payload);
  const slug = decodeSlug(chosen(request.payload.view.state ?? { values: {} }, ADMIN_FIELDS.project));
  if (!deletion || slug === null) throw outdatedControl();
  const form = deleteForm(request, slug, deletion.now);
  const ready = await within<ModalView | null>(COUNTING_MS, form, null);
  await request.ack({ response_action: 'update', view: ready ?? loadingModal(DELETE_TITLE) });
  if (ready === null) await fillModal(request, { id: request.payload.view.id }, DELETE_TITLE, () => form);
};

/** The second: really. */
export const submitDelete: Handler<SubmissionPayload> = async (request) => {
  const { deps, viewer, payload } = request;
  const { projectId = null, now = false } = deletionOf(payload) ?? {};
  if (projectId === null) throw outdatedControl();
  const typedSlug = typedText(payload.view.state ?? { values: {} }, ADMIN_FIELDS.slug) ?? '';
  const deletion = await deleteProject(deps, viewer, { projectId, typedSlug, now });
  await request.ack();
  await request.respond(projectDeleted(deletion, now));
};
