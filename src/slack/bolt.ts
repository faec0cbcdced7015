import type { RequestListener } from 'node:http';
import { App, type ReceiverEvent } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { SlackConfig } from '../config';
import type { Deps } from '../deps';
import type { Organization } from '../organizations/types';
import type { FindPresence } from '../people/availability';
import { errorFields } from '../platform/log';
import { sweepBudgets } from '../platform/queue/budget';
import { createPresence } from './availability';
import { boltLogger } from './bolt-logger';
import { within } from './deadline';
import type { Edge } from './edge';
import { createDownload } from './files/download';
import { createHomes } from './home/homes';
import { createInbox } from './inbox';
import { createReceiver, takingReceiver } from './receiver';
import { refuseBusy, refuseUnknown } from './refuse-unhandled';
import { ROUTES } from './register';
import { createRespond } from './respond';
import { attach } from './route';
import { syncPeople } from './sync-people';
import { timed } from './timed';
import { clientOptions, createWebClient } from './web-client';
import { connectWorkspace, type Connected } from './workspace-connection';

const SYNC_EVERY_MS = 24 * 3600_000;
const SWEEP_EVERY_MS = 3600_000;
/** Of the 10 s that the whole process has to end. */
const STOP_MS = 7_000;
const SOCKET_PAUSE_MS = 10_000;

export interface SlackEdge {
  /** For requests to `/slack/events`, with their bodies unread; null in Socket Mode. */
  listener: RequestListener | null;
  /** Also for the messenger. */
  client: WebClient;
  /** Whether somebody is away; also for the worker. */
  presenceOf: FindPresence;
  /**
   * Connects to the workspace and goes on in the background: socket, interrupted requests, people. Resolves when the
   * workspace is known, however long Slack is down; an HTTP server can listen before. Rejects only when stopped.
   */
  start(): Promise<Organization>;
  /** Whether Slack has accepted us; for `/ready`. */
  isConnected(): boolean;
  /** Resolves when everybody was mirrored for the first time since the start, or Slack would not tell who there is. */
  peopleSynced(): Promise<void>;
  /** Resolves when no request is in hand. */
  idle(): Promise<void>;
  /** Takes nothing new and finishes what is in hand. */
  stop(): Promise<void>;
}

export function createSlackEdge(deps: Deps, slack: SlackConfig, { paced }: { paced: boolean }): SlackEdge {
  const { log, clock } = deps;
  const client = createWebClient(deps, slack, paced);
  const respond = createRespond({ client, clock, log });
  const ending = new AbortController();
  const connected = deferred<Connected>();
  const synced = deferred<void>();
  const timers: NodeJS.Timeout[] = [];
  let known: Connected | null = null;

  const { receiver, listener, close } = createReceiver(slack, log);
  const app: App = new App({
    receiver: takingReceiver(receiver, (_, event) => inbox.take(timed(event, deps.meters.acks))),
    // Bolt asks before a request is acknowledged, so this must not wait; which workspace it is for, `identify` checks.
    authorize: async () => ({ botToken: slack.botToken, botId: known?.botId, botUserId: known?.botUserId }),
    clientOptions: clientOptions(slack, log),
    logger: boltLogger(log),
    convoStore: false,
  });
  app.error(async (error) => log.error(errorFields(error), 'bolt could not handle a request'));
  const inbox = createInbox(
    deps,
    async (event: ReceiverEvent) => {
      let answered = false;
      const ack: ReceiverEvent['ack'] = async (response) => {
        answered = true;
        await event.ack(response);
      };
      await app.processEvent({ ...event, ack });
      if (!answered) await refuseUnknown(event, respond, clock);
    },
    (event) => refuseBusy(event, respond, clock),
  );
  const organization = async () => (await connected.promise).organization;
  const botUserId = async () => (await connected.promise).botUserId;
  const presenceOf = createPresence(deps, client);
  const homes = createHomes({ deps, client });
  const download = createDownload(slack);
  const edge: Edge = { deps, client, respond, presenceOf, download, homes, organization, botUserId };
  for (const route of ROUTES) attach(app, edge, route);

  const background = (what: string, work: () => Promise<unknown>): void => {
    work().catch((error: unknown) => {
      if (!ending.signal.aborted) log.error(errorFields(error), `${what} failed`);
    });
  };
  const every = (ms: number, what: string, work: () => Promise<unknown>): void => {
    timers.push(setInterval(() => background(what, work), ms).unref());
  };

  async function openSocket(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        await receiver.start();
        return;
      } catch (error) {
        log.error(errorFields(error), 'Slack did not open a socket; trying again');
        await new Promise((resolve) => setTimeout(resolve, SOCKET_PAUSE_MS).unref());
      }
    }
  }

  return {
    listener,
    client,
    presenceOf,
    async start() {
      known = await connectWorkspace(deps, client, ending.signal);
      connected.resolve(known);
      if (listener === null) background('opening the socket', openSocket);
      background('carrying out interrupted requests', () => inbox.replayOpen());
      background('sweeping the inbox', () => inbox.sweep());
      background('mirroring people', () => syncPeople(edge, ending.signal).finally(synced.resolve));
      every(SWEEP_EVERY_MS, 'sweeping the inbox', () => inbox.sweep());
      every(SWEEP_EVERY_MS, 'sweeping the budgets', () => sweepBudgets(deps.db, clock.now()));
      every(SYNC_EVERY_MS, 'mirroring people', () => syncPeople(edge, ending.signal));
      return known.organization;
    },
    isConnected: () => known !== null,
    peopleSynced: () => synced.promise,
    idle: () => inbox.idle(),
    async stop() {
      ending.abort();
      timers.forEach(clearInterval);
      await within(STOP_MS, Promise.all([close(), inbox.idle(), homes.stop()]), null);
    },
  };
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
