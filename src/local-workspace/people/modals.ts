import { isObject, textOf, type Json } from '../json';
import type { User, View } from '../model';
import type { SubmitAnswer } from '../page-api';
import { Refusal, refuse } from '../refusal';
import { findView, modalsOf, pushView, saveView, setModals, updateView } from '../views';
import { missingInputs, stateOf } from '../view-state';
import { viewObject } from '../web-api/shapes';
import type { Workspace } from '../workspace';
import { done, failed, type ActionResult } from './act';
import { interactionHead } from './interaction';

const TROUBLE = 'We had some trouble connecting. Try again?';

function topModal(workspace: Workspace, user: User, viewId: string): View | undefined {
  const view = findView(workspace, { id: viewId });
  return view?.user === user.id && view.type === 'modal' ? view : undefined;
}

/** Submits a modal. Empty required fields are reported without asking the app, as Slack's client does. */
export async function submitView(
  workspace: Workspace,
  user: User,
  viewId: string,
  filled: Record<string, Record<string, unknown>>,
): Promise<SubmitAnswer> {
  const open = topModal(workspace, user, viewId);
  if (!open) return failed('This dialog is no longer open.');
  const view = { ...open, state: stateOf(open.blocks, { ...open.state, ...filled }) };
  saveView(workspace, view);
  const errors = missingInputs(view.blocks, view.state);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const outcome = await workspace.deliver({
    kind: 'interactive',
    name: 'view_submission',
    payload: {
      ...interactionHead(workspace, user, 'view_submission'),
      trigger_id: workspace.triggers.issue(user.id),
      view: viewObject(workspace, view),
      response_urls: [],
    },
  });
  if (!outcome.ok) return failed(TROUBLE);
  try {
    return obey(workspace, view, outcome.answer);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const details = [error.code, ...error.messages].join('; ');
    workspace.problems.add(`view_submission ${view.callbackId}: the answer was refused: ${details}`);
    return failed(TROUBLE);
  }
}

/** Does what the acknowledgement of a submission says; an empty one closes the view. */
function obey(workspace: Workspace, view: View, answer: unknown): SubmitAnswer {
  if (answer === undefined || answer === '') {
    closeFrom(workspace, view);
    return done;
  }
  const given: Json = isObject(answer) ? answer : refuse('invalid_response');
  switch (given.response_action) {
    case 'errors': {
      const errors = isObject(given.errors) ? given.errors : refuse('invalid_errors');
      const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
      const stray = Object.keys(errors).filter((blockId) => !inputs.includes(blockId));
      if (stray.length > 0 || Object.keys(errors).length === 0) refuse('invalid_errors', stray);
      return {
        ok: false,
        errors: Object.fromEntries(Object.entries(errors).map(([blockId, sentence]) => [blockId, textOf(sentence)])),
      };
    }
    case 'update':
      updateView(workspace, view, given.view);
      return done;
    case 'push':
      pushView(workspace, view.user, given.view);
      return done;
    case 'clear':
      setModals(workspace, view.user, []);
      return done;
    default:
      return refuse('invalid_response_action');
  }
}

function closeFrom(workspace: Workspace, view: View): void {
  const stack = modalsOf(workspace, view.user);
  const position = stack.findIndex((one) => one.id === view.id);
  // The app may have opened something else while it answered: that stays.
  if (position >= 0) setModals(workspace, view.user, stack.slice(0, position));
}

/** The person closes a modal; the app hears of it when it asked to. */
export async function closeView(workspace: Workspace, user: User, viewId: string): Promise<ActionResult> {
  const view = topModal(workspace, user, viewId);
  if (!view) return done;
  if (view.clearOnClose) setModals(workspace, user.id, []);
  else closeFrom(workspace, view);
  if (view.notifyOnClose) {
    await workspace.deliver({
      kind: 'interactive',
      name: 'view_closed',
      payload: {
        ...interactionHead(workspace, user, 'view_closed'),
        view: viewObject(workspace, view),
        is_cleared: view.clearOnClose,
      },
    });
  }
  return done;
}
