import { usage } from '../messages/usage';
import type { CommandPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { assignNamed } from './assign-named';
import { parseAssign } from './grammar/parse-assign';
import { listNamed } from './list-named';
import { openAssignModal } from './open-assign-modal';
import { showNamed } from './show-named';

/** `/assign` (PRODUCT 4.2). */
export const assign: Handler<CommandPayload> = async (request) => {
  const command = parseAssign(request.payload.text);
  switch (command.kind) {
    case 'modal':
      return openAssignModal(request);
    case 'assign':
      return assignNamed(request, command);
    case 'show':
      return showNamed(request, command);
    case 'list':
      return listNamed(request, command);
    case 'help':
      return request.respond(usage());
    case 'unreadable':
      return request.respond(usage(command));
  }
};
