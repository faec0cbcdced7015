import { randomBytes } from 'node:crypto';
import type { Deps } from '../../src/deps';
import type { Person } from '../../src/local-workspace/control/person';
import type { WorkspaceControl } from '../../src/local-workspace/control/workspace-control';
import { signature } from '../../src/local-workspace/delivery/sign';
import type { Message } from '../../src/local-workspace/model';
import type { Project } from '../../src/projects/types';
import type { TestDeps } from './deps';
import { makeIssue, makeOrganization, makeProject, makeTeam, makeUser } from './factory';
import { messageText, type Together } from './together';

/** Looks again and again, for what no change of the workspace announces. Fails after the deadline with what was awaited. */
export async function eventually<T>(
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  what: string,
  timeoutMs = 20_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Lets a person act and returns what only this person then gets to see, first message first. */
export async function hears(
  slack: WorkspaceControl,
  userId: string,
  act: (person: Person) => Promise<unknown>,
): Promise<Message> {
  const before = slack.ephemerals(userId).length;
  const result = await act(slack.as(userId));
  const seen = JSON.stringify(result);
  return slack.waitFor(() => slack.ephemerals(userId)[before], `an answer for ${userId}; Slack said ${seen}`);
}

/** As {@link hears}, as text. */
export async function reads(
  slack: WorkspaceControl,
  userId: string,
  act: (person: Person) => Promise<unknown>,
): Promise<string> {
  return messageText(await hears(slack, userId, act));
}

/** Waits until the card of `title` in `channel` says `what`. */
export function shows(t: Together, channel: string, title: string, what: string | RegExp): Promise<Message> {
  return t.slack.waitFor(() => {
    const card = t.card(channel, title);
    const text = card ? messageText(card) : '';
    return (typeof what === 'string' ? text.includes(what) : what.test(text)) ? card : null;
  }, `${what} on the card of "${title}" in ${channel}`);
}

/** The labels of a message's buttons, in order. */
export function buttons(message: Pick<Message, 'blocks'>): string[] {
  const elements = message.blocks.flatMap(({ accessory, elements: listed }) => [
    ...(accessory ? [accessory] : []),
    ...(Array.isArray(listed) ? (listed as unknown[]) : []),
  ]);
  return (elements as { type: string; text?: { text: string } }[])
    .filter(({ type }) => type === 'button')
    .map(({ text }) => text?.text ?? '');
}

/** Waits until every request that was taken is handled, every event digested and nothing is left to deliver now. */
export async function quiet({ app }: Pick<Together, 'app'>): Promise<void> {
  const { read } = app.deps.db;
  await eventually(
    async () => (await read.inboundRequest.count({ where: { state: 'open' } })) === 0,
    'all requests to be handled',
  );
  await app.settled();
}

/** Everything people can change, as text: equal before and after means that nothing was changed. */
export async function stateOf({ db }: Pick<Deps, 'db'>): Promise<string> {
  const { read } = db;
  const states = await Promise.all([
    read.assignee.findMany({ orderBy: { issueId: 'asc' } }),
    read.subscription.findMany({ orderBy: [{ issueId: 'asc' }, { userId: 'asc' }] }),
    read.issue.findMany({ orderBy: { id: 'asc' }, select: { id: true, status: true, decidedByPersonAt: true } }),
    read.activity.count(),
    read.analyticsEvent.count(),
  ]);
  return JSON.stringify(states, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

export interface Thrown {
  message: string;
  type?: string;
  eventId?: string;
  release?: string;
}

export const newEventId = (): string => randomBytes(16).toString('hex');

/** One event as an SDK sends it, without the SDK: for many, and for what it does not let one choose. */
export async function postEvent(
  port: number,
  project: Pick<Project, 'id' | 'publicKey'>,
  { message, type = 'Error', eventId = newEventId(), release }: Thrown,
): Promise<Response> {
  const event = { event_id: eventId, platform: 'node', release, exception: { values: [{ type, value: message }] } };
  const lines = [{ event_id: eventId }, { type: 'event' }, event].map((line) => JSON.stringify(line));
  return postEnvelope(port, project, lines.join('\n'));
}

/** A body of one's own to the envelope endpoint. */
export function postEnvelope(
  port: number,
  { id, publicKey }: Pick<Project, 'id' | 'publicKey'>,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/api/${id}/envelope/?sentry_key=${publicKey}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-sentry-envelope', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
}

/** Sends an event and waits for its card. */
export async function cardOf(t: Together, project: Project, thrown: Thrown, channel = '#alerts'): Promise<Message> {
  const answer = await postEvent(t.app.port, project, thrown);
  if (!answer.ok) throw new Error(`the event was refused: ${answer.status} ${await answer.text()}`);
  return t.slack.waitFor(() => t.card(channel, thrown.message), `the card of "${thrown.message}" in ${channel}`);
}

/** Somebody else's organization in the same database, with an issue that has a holder. */
export async function makeForeigners({ app }: Pick<Together, 'app'>) {
  const deps = app.deps as unknown as TestDeps; // The factory only reads the clock.
  const organization = await makeOrganization(deps, 'Foreign');
  const user = await makeUser(deps, organization, 'mallory');
  const team = await makeTeam(deps, organization, 'strangers', [user]);
  const project = await makeProject(deps, organization, 'secret', { teams: [team] });
  const issue = await makeIssue(deps, project, { title: 'a foreign secret' });
  return { organization, user, team, project, issue };
}

export interface SignedRequest {
  /** A string goes as it is, an object as form fields. */
  body: string | Record<string, string>;
  secret?: string;
  /** Unix seconds. */
  timestamp?: number;
  headers?: Record<string, string>;
}

/** A request to `/slack/events` as Slack signs it, or as somebody else would. */
export function postSigned({ app }: Pick<Together, 'app'>, request: SignedRequest): Promise<Response> {
  const { timestamp = Math.floor(Date.now() / 1_000), secret = app.deps.config.slack?.signingSecret ?? '' } = request;
  const isForm = typeof request.body !== 'string';
  const body = typeof request.body === 'string' ? request.body : new URLSearchParams(request.body).toString();
  return fetch(`http://127.0.0.1:${app.port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signature(secret, timestamp, body),
      ...request.headers,
    },
    body,
  });
}
