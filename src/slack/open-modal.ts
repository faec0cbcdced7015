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
  request: SlackRequest<{ triggerId: string | null }>,
  title: string,
  build: () => Promise<ModalView>,
): Promise<void> {
  await fillModal(request, await openLoading(request, title), title, build);
}

/** Puts what `build` makes, or its refusal, into a form that is open already; false when the person has closed it since. */
export async function fillModal(
  request: SlackRequest,
  opened: { id: string; hash?: string },
  title: string,
  build: () => Promise<ModalView>,
): Promise<boolean> {
  const { client } = request.edge;
  const content = await build().catch((error: unknown) => {
    if (isDibsError(error)) return noticeModal(title, error.sentence);
    throw error;
  });
  try {
    await client.views.update({ view_id: opened.id, hash: opened.hash, view: content });
    return true;
  } catch (error) {
    if (classifyError(error).reason !== 'not_found') throw error;
    return false;
  }
}

async function openLoading(
  request: SlackRequest<{ triggerId: string | null }>,
  title: string,
): Promise<{ id: string; hash?: string }> {
  const { client, deps } = request.edge;
  const { triggerId } = request.payload;
  if (triggerId === null) {
    throw unavailable('form_not_here', 'Slack opens no forms from a message. Type the command in a channel instead.');
  }
  try {
    const { view } = await client.views.open({ trigger_id: triggerId, view: loadingModal(title) });
    if (view?.id) return { id: view.id, hash: view.hash };
  } catch (error) {
    deps.log.warn({ reason: classifyError(error).reason }, 'a form could not be opened');
  }
  throw unavailable('form_not_opened', 'Slack did not let me open the form in time. Please try again.');
}
