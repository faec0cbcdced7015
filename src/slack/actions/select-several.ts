import { listQueue } from '../../issues/triage-queue';
import { notFound } from '../../platform/errors';
import { SHOWN } from '../blocks/limits';
import { openModal } from '../open-modal';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { SEVERAL_TITLE, severalModal } from '../views/several-modal';
import { homeStateOf } from './change-home';

/** Opens the form with the 50 issues among which the page is that is shown. */
export const selectSeveral: Handler<ActionPayload> = async (request) => {
  const { deps, viewer, reply } = request;
  const { tab, filter, page } = homeStateOf(request.payload);
  const pageSize = SHOWN.several;
  await openModal(request, SEVERAL_TITLE, async () => {
    const around = Math.ceil((page * SHOWN.listRows) / pageSize);
    const listed = await listQueue(deps, viewer, { tab, filter, page: around, pageSize });
    if (listed.issues.length === 0) throw notFound('queue_empty', 'There is nothing left in this list to select.');
    const first = (listed.page - 1) * pageSize + 1;
    return severalModal({ issues: listed.issues, first, total: listed.counts[tab] }, reply.expiresAt);
  });
};
