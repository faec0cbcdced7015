import type { ModalView } from '@slack/types';
import { isDibsError, unavailable } from '../platform/errors';
import { classifyError } from './classify-error';
import type { SlackRequest } from './request';
import { loadingModal } from './views/loading-modal';
import { noticeModal } from './views/notice-modal';

/**
 * Opens a form: first an empty one, for the right to open lives only 3 s, then what `build` makes. A refusal thrown by
 * `build` is shown in the form.
 */
export async function openModal(
  request: SlackRequest<{ triggerId: string }>,
  title: string,
  build: () => Promise<ModalView>,
): Promise<void> {
  const { client } = request.edge;
  const opened = await openLoading(request, title);
  const content = await build().catch((error: unknown) => {
    if (isDibsError(error)) return noticeModal(title, error.sentence);
    throw error;
  });
  try {
    await client.views.update({ view_id: opened.id, hash: opened.hash, view: content });
  } catch (error) {
    // The person has closed it in the meantime.
    if (classifyError(error).reason !== 'not_found') throw error;
  }
}

async function openLoading(
  request: SlackRequest<{ triggerId: string }>,
  title: string,
): Promise<{ id: string; hash?: string }> {
  const { client, deps } = request.edge;
  try {
    const { view } = await client.views.open({ trigger_id: request.payload.triggerId, view: loadingModal(title) });
    if (view?.id) return { id: view.id, hash: view.hash };
  } catch (error) {
    deps.log.warn({ reason: classifyError(error).reason }, 'a form could not be opened');
  }
  throw unavailable('form_not_opened', 'Slack did not let me open the form in time. Please try again.');
}
