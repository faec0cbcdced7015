import { elementsOf } from '../block-kit/walk';
import { allOptions } from '../block-kit/options';
import { directMessage, findChannel } from '../channels';
import type { EventQueue } from '../delivery/events';
import { isObject, textOf, type Json } from '../json';
import type { Channel, Message, User, View } from '../model';
import type { Container, OptionsAnswer, SubmitAnswer } from '../page-api';
import type { ActionResult } from '../people/act';
import { askOptions } from '../people/ask-options';
import { actionOf, deliverAction } from '../people/click';
import { escapeTyped } from '../people/escape';
import { blocksAt, type Place } from '../people/interaction';
import { closeView, submitView } from '../people/modals';
import { openHome } from '../people/open-home';
import { runCommand } from '../people/run-command';
import { runShortcut } from '../people/run-shortcut';
import { say } from '../people/say';
import { upload } from '../people/upload';
import { modalsOf } from '../views';
import { valueField } from '../view-state';
import type { Workspace } from '../workspace';

/** An element by its label, its `action_id`, or both when one of them is not unique. */
export type ElementRef = string | { actionId?: string; blockId?: string; text?: string; value?: string };

/**
 * Somebody at the keyboard. Messages and views are those a test looked at before: what was on the screen then is
 * clicked, even when it has changed since.
 */
export interface Person {
  runs(channel: string, command: string): Promise<ActionResult>;
  /** Chooses an entry of the app, by its callback id, in a message's menu. */
  picks(on: Message, callbackId: string): Promise<ActionResult>;
  says(channel: string, text: string, threadTs?: string): Message;
  /** Drops a file into the conversation with the app. */
  uploads(file: { name: string; content: string | Buffer; mimetype?: string }, text?: string): Message;
  /** `value` in the reference replaces the button's own: a forged click. */
  clicks(on: Message | View, button: ElementRef): Promise<ActionResult>;
  /** Chooses an option by its text or value; an external select is asked first. An object is sent as it is. */
  selects(on: Message | View, element: ElementRef, option: string | Json): Promise<ActionResult>;
  searches(on: Message | View, element: ElementRef, typed: string): Promise<OptionsAnswer>;
  /** Submits the top modal with this callback id. Values are by `action_id`: text, or an option's text or value. */
  submits(callbackId: string, values?: Record<string, string | string[] | Json>): Promise<SubmitAnswer>;
  closes(callbackId?: string): Promise<ActionResult>;
  opensHome(): void;
}

export function createPerson(workspace: Workspace, events: EventQueue, user: User): Person {
  const channelNamed = (name: string): Channel => {
    const channel = findChannel(workspace, name);
    if (!channel) throw new Error(`There is no channel ${name}.`);
    return channel;
  };
  const search = (on: Message | View, element: Json & { block_id: string }, typed: string): Promise<OptionsAnswer> =>
    askOptions(workspace, user, {
      container: containerOf(on),
      action_id: textOf(element.action_id),
      block_id: element.block_id,
      value: typed,
    });
  const choose = async (on: Message | View, element: Json & { block_id: string }, wanted: string): Promise<Json> => {
    const external = /external/.test(textOf(element.type));
    const offered = allOptions((external ? await search(on, element, wanted) : element) as Json);
    const everything = external && offered.length === 0 ? allOptions((await search(on, element, '')) as Json) : offered;
    const option = everything.find((one) => one.value === wanted || labelOf(one.text) === wanted);
    if (!option)
      throw new Error(`"${wanted}" is not offered; there is: ${everything.map((one) => labelOf(one.text)).join(', ')}`);
    return option;
  };
  const fill = async (
    view: View,
    element: Json & { block_id: string },
    value: string | string[] | Json,
  ): Promise<Json> => {
    const field = valueField(textOf(element.type)) ?? 'value';
    if (isObject(value)) return { type: element.type, [field]: value };
    if (field === 'selected_option') return { type: element.type, [field]: await choose(view, element, String(value)) };
    if (field === 'selected_options') {
      const chosen = await Promise.all([value].flat().map((one) => choose(view, element, one)));
      return { type: element.type, [field]: chosen };
    }
    return { type: element.type, [field]: value };
  };
  const topModal = (callbackId?: string): View => {
    const view = modalsOf(workspace, user.id).at(-1);
    if (view && (callbackId === undefined || view.callbackId === callbackId)) return view;
    throw new Error(`${user.name} has no modal ${callbackId ?? ''} on top, but ${view?.callbackId ?? 'none'}.`);
  };

  return {
    runs: (channel, command) => runCommand(workspace, user, channelNamed(channel), command),
    picks: (on, callbackId) => runShortcut(workspace, user, callbackId, on),
    says: (channel, text, threadTs) =>
      say(workspace, events, user, channelNamed(channel), escapeTyped(workspace, text, 'message'), threadTs ?? null),
    uploads: ({ name, content, mimetype = 'text/plain' }, text = '') => {
      const channel = directMessage(workspace, workspace.app.botUserId, user.id);
      const file = { name, content: typeof content === 'string' ? Buffer.from(content) : content, mimetype };
      const message = upload(workspace, events, user, channel, file, escapeTyped(workspace, text, 'message'));
      if (!message) throw new Error('Slack takes no empty file, and none of this size.');
      return message;
    },
    clicks: (on, ref) => {
      const element = findElement(on, ref);
      const forged = typeof ref === 'object' && ref.value !== undefined ? { value: ref.value } : {};
      const action = { ...actionOf(element, { block_id: element.block_id }), ...forged };
      return deliverAction(workspace, user, placeOf(on), action);
    },
    selects: async (on, ref, wanted) => {
      const element = findElement(on, ref);
      const field = valueField(textOf(element.type)) ?? 'selected_option';
      const option =
        typeof wanted === 'object' || field !== 'selected_option' ? wanted : await choose(on, element, wanted);
      const chosen = { block_id: element.block_id, [field]: option };
      return deliverAction(workspace, user, placeOf(on), actionOf(element, chosen));
    },
    searches: (on, ref, typed) => search(on, findElement(on, ref), typed),
    submits: async (callbackId, values = {}) => {
      const view = topModal(callbackId);
      const state: Record<string, Record<string, unknown>> = structuredClone(view.state);
      for (const [actionId, value] of Object.entries(values)) {
        const element = findElement(view, { actionId });
        (state[element.block_id] ??= {})[actionId] = await fill(view, element, value);
      }
      return submitView(workspace, user, view.id, state);
    },
    closes: (callbackId) => closeView(workspace, user, topModal(callbackId).id),
    opensHome: () => openHome(workspace, events, user),
  };
}

function placeOf(on: Message | View): Place {
  return 'hash' in on ? { type: 'view', view: on } : { type: 'message', message: on };
}

function containerOf(on: Message | View): Container {
  return 'hash' in on ? { type: 'view', viewId: on.id } : { type: 'message', channel: on.channel, ts: on.ts };
}

function labelOf(text: unknown): string {
  return isObject(text) ? textOf(text.text) : '';
}

function findElement(on: Message | View, ref: ElementRef): Json & { block_id: string } {
  const all = blocksAt(placeOf(on)).flatMap((block) =>
    elementsOf(block).map((element): Json & { block_id: string } => ({ ...element, block_id: textOf(block.block_id) })),
  );
  const wanted = typeof ref === 'string' ? null : ref;
  const found = all.find((element) =>
    wanted === null
      ? labelOf(element.text) === ref || element.action_id === ref
      : (wanted.actionId === undefined || element.action_id === wanted.actionId) &&
        (wanted.blockId === undefined || element.block_id === wanted.blockId) &&
        (wanted.text === undefined || labelOf(element.text) === wanted.text),
  );
  if (found) return found;
  const there = all.map((element) => labelOf(element.text) || textOf(element.action_id)).join(', ');
  throw new Error(`${JSON.stringify(ref)} is not there; there is: ${there || 'nothing to use'}`);
}
