import { directMessage } from '../channels';
import type { EventQueue } from '../delivery/events';
import { isObject, textOf, type Json } from '../json';
import type { Channel, User } from '../model';
import type { ActionPayload, Container } from '../page-api';
import { askOptions } from '../people/ask-options';
import { createPeopleChanges } from '../people/changes';
import { click } from '../people/click';
import { closeView, submitView } from '../people/modals';
import { openHome } from '../people/open-home';
import { runCommand } from '../people/run-command';
import { runShortcut } from '../people/run-shortcut';
import { say } from '../people/say';
import type { Workspace } from '../workspace';
import type { Reading } from './reading';

/** A request of the page that cannot be fulfilled; `message` is the sentence it shows. */
export class PageError extends Error {}

export interface PageContext {
  workspace: Workspace;
  events: EventQueue;
  reading: Reading;
}

type Write = (context: PageContext, user: User, body: Json) => unknown;

/** What the page may do, by the path after `/client/`. */
export const PAGE_WRITES: Record<string, Write> = {
  message: ({ workspace, events }, user, body) => {
    const channel = channelFor(workspace, user, body.channel);
    const text = textOf(body.text).trim();
    if (text === '') throw new PageError('There is nothing to send.');
    if (text.length > 12_000) throw new PageError('This message is too long to send.');
    const threadTs = textOf(body.threadTs) || null;
    if (threadTs !== null && !workspace.messages.find(channel.id, threadTs))
      throw new PageError('This thread is gone.');
    say(workspace, events, user, channel, text, threadTs);
    return { ok: true };
  },
  command: ({ workspace }, user, body) =>
    runCommand(workspace, user, channelFor(workspace, user, body.channel), textOf(body.text)),
  shortcut: ({ workspace }, user, body) => {
    const message = workspace.messages.find(channelFor(workspace, user, body.channel).id, textOf(body.ts));
    if (!message || message.ephemeralTo !== null) throw new PageError('This message is gone.');
    return runShortcut(workspace, user, textOf(body.callbackId), message);
  },
  action: ({ workspace }, user, body) =>
    click(workspace, user, {
      container: containerOf(body.container),
      action: actionOf(body.action),
      ...(isObject(body.state) ? { state: stateOf(body.state) } : {}),
    }),
  options: ({ workspace }, user, body) =>
    askOptions(workspace, user, {
      container: containerOf(body.container),
      action_id: textOf(body.action_id),
      block_id: textOf(body.block_id),
      value: textOf(body.value),
    }),
  'view/submit': ({ workspace }, user, body) =>
    submitView(workspace, user, textOf(body.viewId), isObject(body.state) ? stateOf(body.state) : {}),
  'view/close': ({ workspace }, user, body) => closeView(workspace, user, textOf(body.viewId)),
  vacation: ({ workspace, events }, user, body) => {
    const status = body.away === true ? { text: 'Vacationing', emoji: ':palm_tree:', expiration: 0 } : undefined;
    createPeopleChanges(workspace, events).updateUser(user.id, { status });
    return { ok: true };
  },
  home: ({ workspace, events }, user) => {
    openHome(workspace, events, user);
    return { ok: true };
  },
  im: ({ workspace }, user, body) => {
    const other = workspace.users.get(textOf(body.with));
    if (!other) throw new PageError('There is no such person.');
    return { channel: directMessage(workspace, user.id, other.id).id };
  },
  read: ({ reading, workspace }, user, body) => {
    reading.open(user.id, channelFor(workspace, user, body.channel).id);
    return { ok: true };
  },
};

export function channelFor(workspace: Workspace, user: User, id: unknown): Channel {
  const channel = workspace.channels.get(textOf(id));
  if (!channel?.members.includes(user.id)) throw new PageError('There is no such channel.');
  if (channel.archived) throw new PageError('This channel is archived.');
  return channel;
}

function containerOf(value: unknown): Container {
  if (isObject(value) && value.type === 'view') return { type: 'view', viewId: textOf(value.viewId) };
  if (isObject(value) && value.type === 'message') {
    return { type: 'message', channel: textOf(value.channel), ts: textOf(value.ts) };
  }
  throw new PageError('It is not clear what was clicked.');
}

function actionOf(value: unknown): ActionPayload {
  if (!isObject(value)) throw new PageError('It is not clear what was clicked.');
  return {
    ...value,
    type: textOf(value.type),
    action_id: textOf(value.action_id),
    block_id: textOf(value.block_id),
  };
}

function stateOf(value: Json): Record<string, Json> {
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, Json] => isObject(entry[1])));
}
