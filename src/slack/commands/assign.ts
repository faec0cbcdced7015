import { usage } from '../messages/usage';
import { openSettings } from '../open-settings';
import type { CommandPayload } from '../payloads';
import type { SlackRequest } from '../request';
import type { Handler } from '../steps/step';
import { assignNamed } from './assign-named';
import { autoNamed } from './auto-named';
import { parseAssign } from './grammar/parse-assign';
import type { AssignCommand } from './grammar/types';
import { listNamed } from './list-named';
import { openAssignModal } from './open-assign-modal';
import { showNamed } from './show-named';
import { statsNamed } from './stats-named';
import { testNamed } from './test-named';
import { whereNamed } from './where-named';

/** `/assign` (PRODUCT 4.2). */
export const assign: Handler<CommandPayload> = (request) => runAssign(request, parseAssign(request.payload.text));

/** Carries out what was typed after `/assign`, or said to the app. */
export async function runAssign(request: SlackRequest<CommandPayload>, command: AssignCommand): Promise<void> {
  switch (command.kind) {
    case 'modal':
      return openAssignModal(request);
    case 'assign':
      return assignNamed(request, command);
    case 'where':
      return whereNamed(request, command);
    case 'show':
      return showNamed(request, command);
    case 'list':
      return listNamed(request, command);
    case 'auto':
      return autoNamed(request, command);
    case 'test':
      return testNamed(request, command);
    case 'stats':
      return statsNamed(request, command);
    case 'settings':
      return openSettings(request);
    case 'help':
      return request.respond(usage());
    case 'unreadable':
      return request.respond(usage(command));
  }
}
