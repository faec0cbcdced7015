import { adminUsage } from '../messages/admin/admin-usage';
import { openAdminForm } from '../open-admin-form';
import { openDeleteForm } from '../open-delete-form';
import { openOwnershipForm } from '../open-ownership-form';
import type { CommandPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { parseAdmin } from './admin-grammar/parse-admin';
import { runAdmin } from './admin/run-admin';

/** `/assign-admin` (PRODUCT 4.10). */
export const assignAdmin: Handler<CommandPayload> = async (request) => {
  const command = parseAdmin(request.payload.text);
  switch (command.kind) {
    case 'form':
      return openAdminForm(request, command.form, command.slug);
    case 'project-delete':
      return openDeleteForm(request, command.slug, command.now);
    case 'ownership-set':
      return openOwnershipForm(request, command.text, command.slug);
    case 'unreadable':
      return request.respond(adminUsage(command));
    default:
      return request.respond(await runAdmin(request, command));
  }
};
