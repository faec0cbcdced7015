import { assignSeveral } from '../../assignment/assign-several';
import { changeSeveral } from '../../triage/change-several';
import { outdatedControl } from '../actions/outdated';
import { sayAtHome } from '../home/at-home';
import type { SubmissionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import type { Handler } from '../steps/step';
import { decodeMetadata } from '../views/modal-metadata';
import { readSeveralModal, type SeveralWish } from '../views/several-modal';
import { severalInShort, severalResult, type SeveralDone } from '../views/several-result';
import { showFieldErrors } from './field-errors';

/** Says in the form what became of each issue, and in the App Home below it what of all of them. */
export const submitSeveral: Handler<SubmissionPayload> = async (request) => {
  const { view } = request.payload;
  const metadata = decodeMetadata(view.private_metadata);
  if (metadata === null || metadata.issueIds.length === 0) throw outdatedControl();
  const read = readSeveralModal(view.state ?? { values: {} }, metadata.issueIds);
  if (!read.ok) return showFieldErrors(request, read.errors);
  const done = await carryOut(request, read.value);
  // Nothing happens here when that took so long that the form had to be closed.
  await request.ack({ response_action: 'update', view: severalResult(done) });
  await sayAtHome(request, severalInShort(done));
};

async function carryOut({ deps, viewer }: SlackRequest, wish: SeveralWish): Promise<SeveralDone> {
  switch (wish.kind) {
    case 'assign':
      return { kind: 'assign', ...(await assignSeveral(deps, viewer, wish)) };
    case 'change':
      return { kind: 'change', ...(await changeSeveral(deps, viewer, wish)) };
  }
}
