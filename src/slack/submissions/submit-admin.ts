import type { AdminForm } from '../commands/admin-grammar/types';
import { runAdmin } from '../commands/admin/run-admin';
import type { SubmissionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { readAdminForm } from '../views/admin/read-admin-form';
import { showFieldErrors } from './field-errors';

/** The forms of `/assign-admin`: what is filled in is done as if it had been typed. */
export function submitAdmin(form: AdminForm): Handler<SubmissionPayload> {
  return async (request) => {
    const read = readAdminForm(form, request.payload.view.state ?? { values: {} });
    if (!read.ok) return showFieldErrors(request, read.errors);
    const answer = await runAdmin(request, read.value);
    await request.ack();
    await request.respond(answer);
  };
}
