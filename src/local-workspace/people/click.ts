import { elementsOf } from '../block-kit/walk';
import { isObject, textOf, type Json } from '../json';
import type { User } from '../model';
import type { SendAction } from '../page-api';
import { issueResponseUrl } from '../response-urls';
import { saveView } from '../views';
import { stateOf, valueField } from '../view-state';
import type { Workspace } from '../workspace';
import { done, failed, type ActionResult } from './act';
import { blocksAt, findPlace, interactionHead, placeFields, type Place } from './interaction';

/** A button pressed or a choice made, in a message or a view: tells the app with `block_actions`. */
export async function click(workspace: Workspace, user: User, sent: Omit<SendAction, 'as'>): Promise<ActionResult> {
  const found = findPlace(workspace, user, sent.container);
  if (!found) return failed('This is no longer there.');
  const element = findElement(found, sent.action.block_id, sent.action.action_id);
  if (!element) return failed('This has changed in the meantime.');
  return deliverAction(workspace, user, found, actionOf(element, sent.action), sent.state);
}

/**
 * Hands an action to the app without asking whether the element is still there: a client that has not redrawn yet
 * sends such actions too, and so does somebody who forges them.
 */
export async function deliverAction(
  workspace: Workspace,
  user: User,
  found: Place,
  action: Json,
  state?: Record<string, Record<string, unknown>>,
): Promise<ActionResult> {
  const place = withState(workspace, found, action, state);
  const onMessage = place.type === 'message' ? place.message : null;
  const outcome = await workspace.deliver({
    kind: 'interactive',
    name: 'block_actions',
    payload: {
      ...interactionHead(workspace, user, 'block_actions'),
      ...placeFields(workspace, place, textOf(action.block_id)),
      trigger_id: workspace.triggers.issue(user.id),
      ...(onMessage
        ? {
            response_url: issueResponseUrl(workspace, user.id, onMessage.channel, onMessage),
            state: { values: stateOf(onMessage.blocks, entryFor(action)) },
          }
        : {}),
      actions: [{ ...action, action_ts: workspace.nextTs() }],
    },
  });
  if (outcome.ok) return done;
  return failed(
    outcome.status === null ? 'The app did not respond.' : `The app answered with status ${outcome.status}.`,
  );
}

function findElement(place: Place, blockId: string, actionId: string): Json | undefined {
  const block = blocksAt(place).find((one) => one.block_id === blockId);
  return block && elementsOf(block).find((one) => one.action_id === actionId);
}

/** What Slack sends for an element: its own value for a button, the choice for the rest. */
export function actionOf(element: Json, chosen: Json): Json {
  const type = textOf(element.type);
  const field = valueField(type) ?? (type === 'overflow' ? 'selected_option' : null);
  return {
    type,
    action_id: element.action_id,
    block_id: chosen.block_id,
    ...(type === 'button' ? { text: element.text } : {}),
    ...(type === 'button' && element.value !== undefined ? { value: element.value } : {}),
    ...(field === null ? {} : { [field]: chosen[field] ?? null }),
    ...(element.placeholder === undefined ? {} : { placeholder: element.placeholder }),
    ...(element.initial_option === undefined ? {} : { initial_option: element.initial_option }),
  };
}

function entryFor(action: Json): Record<string, Record<string, unknown>> {
  return { [textOf(action.block_id)]: { [textOf(action.action_id)]: action } };
}

/** A view remembers what was filled in when something in it acts. */
function withState(
  workspace: Workspace,
  place: Place,
  action: Json,
  filled: Record<string, Record<string, unknown>> | undefined,
): Place {
  if (place.type === 'message') return place;
  const merged = merge(place.view.state, filled ?? {}, entryFor(action));
  const view = { ...place.view, state: stateOf(place.view.blocks, merged) };
  saveView(workspace, view);
  return { type: 'view', view };
}

function merge(...states: Record<string, Record<string, unknown>>[]): Record<string, Record<string, unknown>> {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const state of states) {
    for (const [blockId, entries] of Object.entries(state)) {
      if (isObject(entries)) merged[blockId] = { ...merged[blockId], ...entries };
    }
  }
  return merged;
}
