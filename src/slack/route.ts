import type { App } from '@slack/bolt';
import { errorFields } from '../platform/log';
import type { Edge } from './edge';
import {
  readAction,
  readCommand,
  readEvent,
  readShortcut,
  readSubmission,
  readSuggestion,
  type ActionPayload,
  type CommandPayload,
  type EventPayload,
  type Sender,
  type ShortcutPayload,
  type SubmissionPayload,
  type SuggestionPayload,
} from './payloads';
import { createRequest, type SlackRequest } from './request';
import { acknowledge } from './steps/acknowledge';
import { answerAtHome } from './steps/answer-at-home';
import { answerErrors } from './steps/answer-errors';
import { answerInForm } from './steps/answer-in-form';
import { answerWithNothing } from './steps/answer-with-nothing';
import { identify } from './steps/identify';
import { runSteps, type Handler } from './steps/step';
import type { Ticket } from './ticket';
import { decodeMetadata } from './views/modal-metadata';

/** What Bolt hands to a listener, as far as we use it. */
interface Arrived {
  body: unknown;
  ack: (response?: object) => Promise<void>;
  ticket: Ticket | null;
}

export interface Route {
  kind: 'command' | 'action' | 'shortcut' | 'submission' | 'options' | 'event';
  /** Command with its slash, `action_id`, `callback_id` or type of event. */
  id: string | RegExp;
  arrive(edge: Edge, arrived: Arrived): Promise<void>;
}

export const command = (id: string, handle: Handler<CommandPayload>): Route => ({
  kind: 'command',
  id,
  async arrive(edge, { body, ack, ticket }) {
    const payload = readCommand(body);
    const request = createRequest(edge, { payload, sender: payload.sender, from: payload, ticket, ack });
    await runSteps([acknowledge, answerErrors, identify], handle, request);
  },
});

export const action = (id: string | RegExp, handle: Handler<ActionPayload>): Route => ({
  kind: 'action',
  id,
  async arrive(edge, { body, ack, ticket }) {
    const payload = readAction(body);
    const request = createRequest(edge, { payload, sender: payload.sender, from: payload, ticket, ack });
    await runSteps([acknowledge, answerErrors, identify, answerAtHome], handle, request);
  },
});

/** An entry in the menu of a message. */
export const shortcut = (id: string, handle: Handler<ShortcutPayload>): Route => ({
  kind: 'shortcut',
  id,
  async arrive(edge, { body, ack, ticket }) {
    const payload = readShortcut(body);
    const request = createRequest(edge, { payload, sender: payload.sender, from: payload, ticket, ack });
    await runSteps([acknowledge, answerErrors, identify], handle, request);
  },
});

/** @param field the field at which a refusal is shown */
export const submission = (
  id: string,
  field: string | ((payload: SubmissionPayload) => string),
  handle: Handler<SubmissionPayload>,
): Route => ({
  kind: 'submission',
  id,
  async arrive(edge, { body, ack, ticket }) {
    const payload = readSubmission(body);
    const from = decodeMetadata(payload.view.private_metadata);
    const request = createRequest(edge, { payload, sender: payload.sender, from, ticket, ack });
    const shownAt = typeof field === 'string' ? field : field(payload);
    await runSteps([answerInForm(shownAt), identify], handle, request);
  },
});

/** `fill` answers with the options of a menu as Slack wants them. */
export const options = (id: string, fill: (request: SlackRequest<SuggestionPayload>) => Promise<object>): Route => ({
  kind: 'options',
  id,
  async arrive(edge, { body, ack }) {
    const payload = readSuggestion(body);
    const request = createRequest(edge, { payload, sender: payload.sender, from: null, ticket: null, ack });
    await runSteps([answerWithNothing, identify], async () => request.ack(await fill(request)), request);
  },
});

/** Events come from Slack itself; Bolt has acknowledged them. One that fails is a log line. */
export const event = (id: string, handle: (edge: Edge, payload: EventPayload) => Promise<void>): Route => ({
  kind: 'event',
  id,
  async arrive(edge, { body }) {
    const payload = readEvent(body);
    const organization = await edge.organization();
    if (payload.slackTeamId !== organization.slackTeamId) return;
    await handle(edge, payload);
  },
});

/** What a person says to the app in a message: an event, but with an answer. What `read` takes for none is left alone. */
export const said = <Payload extends { sender: Sender; channelId: string; threadTs?: string | null }>(
  id: string,
  read: (body: unknown) => Payload | null,
  handle: Handler<Payload>,
): Route => ({
  kind: 'event',
  id,
  async arrive(edge, { body, ack, ticket }) {
    const payload = read(body);
    if (payload === null) return;
    const { channelId, threadTs } = payload;
    const from = { channelId, threadTs, responseUrl: null };
    const request = createRequest(edge, { payload, sender: payload.sender, from, ticket, ack });
    await runSteps([answerErrors, identify], handle, request);
  },
});

/** Attaches one route to Bolt. */
export function attach(app: App, edge: Edge, route: Route): void {
  const arrive = async (args: { body: unknown; context: Record<string, unknown>; ack?: unknown }): Promise<void> => {
    const ack = typeof args.ack === 'function' ? (args.ack as Arrived['ack']) : async () => undefined;
    try {
      await route.arrive(edge, {
        body: args.body,
        ack,
        ticket: (args.context['ticket'] as Ticket | undefined) ?? null,
      });
    } catch (error) {
      edge.deps.log.error(
        { ...errorFields(error), route: String(route.id) },
        'a request of Slack could not be handled',
      );
      if (route.kind !== 'event') await ack().catch(() => undefined);
    }
  };
  switch (route.kind) {
    case 'command':
      return app.command(route.id, arrive);
    case 'action':
      return app.action(route.id, arrive);
    case 'shortcut':
      return app.shortcut({ type: 'message_action', callback_id: route.id }, arrive);
    case 'submission':
      return app.view(route.id, arrive);
    case 'options':
      return app.options(route.id, arrive);
    case 'event':
      return app.event(String(route.id), arrive);
  }
}
