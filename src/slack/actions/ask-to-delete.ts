import { decodeSlug } from '../admin-ids';
import { openDeleteForm } from '../open-delete-form';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';

/** Delete… and Delete for good…: nothing happens before the form was sent. */
export const askToDelete =
  (now: boolean): Handler<ActionPayload> =>
  async (request) => {
    const project = decodeSlug(request.payload.value);
    if (project === null) throw outdatedControl();
    await openDeleteForm(request, project, now);
  };
