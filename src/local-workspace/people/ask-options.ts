import { suggestionFaults } from '../block-kit/validate';
import type { User } from '../model';
import type { AskOptions, OptionsAnswer } from '../page-api';
import type { Workspace } from '../workspace';
import { findPlace, interactionHead, placeFields } from './interaction';

/** What an external select offers for the typed text: asks the app with `block_suggestion` and checks its answer. */
export async function askOptions(
  workspace: Workspace,
  user: User,
  asked: Omit<AskOptions, 'as'>,
): Promise<OptionsAnswer> {
  const place = findPlace(workspace, user, asked.container);
  if (!place) return { error: 'This is no longer there.' };
  const outcome = await workspace.deliver({
    kind: 'options',
    name: 'block_suggestion',
    payload: {
      ...interactionHead(workspace, user, 'block_suggestion'),
      ...placeFields(workspace, place, asked.block_id),
      action_id: asked.action_id,
      block_id: asked.block_id,
      value: asked.value,
    },
  });
  if (!outcome.ok) return { error: 'The app did not respond.' };
  const faults = suggestionFaults(outcome.answer);
  if (faults.length > 0) {
    workspace.problems.add(`block_suggestion ${asked.action_id}: the answer was refused: ${faults.join('; ')}`);
    return { error: 'The app gave no usable answer.' };
  }
  return outcome.answer as OptionsAnswer;
}
