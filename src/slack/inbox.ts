import { subHours, subMinutes } from 'date-fns';
import type { ReceiverEvent } from '@slack/bolt';
import type { Deps } from '../deps';
import type { Tx } from '../platform/db/database';
import { isDibsError } from '../platform/errors';
import { errorFields } from '../platform/log';
import { within } from './deadline';
import {
  countReplay,
  deleteRequestsBefore,
  forgetRequest,
  insertRequest,
  markDone,
  openRequests,
  type StoredRequest,
} from './inbox.store';
import { storableBody } from './payloads';
import { requestKey } from './request-key';
import type { Ticket } from './ticket';

/** Slack gives us 3 s in all. */
const STORE_DEADLINE_MS = 1_500;
/** A `response_url` lives as long; an older click is not what the person still wants. */
const REPLAY_MINUTES = 30;
const REPLAY_LIMIT = 1_000;
/** A request during which we died this often is taken to be the reason. */
const MOST_REPLAYS = 3;
const KEEP_HOURS = 24;

type Process = (event: ReceiverEvent) => Promise<void>;

export interface Inbox {
  /** Stores the request before anything is done or acknowledged, and passes it on once, however often it comes. */
  take(event: ReceiverEvent): Promise<void>;
  /** Carries out what an earlier process took and did not finish. */
  replayOpen(): Promise<void>;
  /** Deletes what is too old to come again. */
  sweep(): Promise<void>;
  /** Resolves when nothing is in hand. */
  idle(): Promise<void>;
}

/**
 * @param process handles the request; finds its {@link Ticket} in the event's custom properties
 * @param refuse tells the person that the database is busy and nothing was changed
 */
export function createInbox(deps: Deps, process: Process, refuse: (event: ReceiverEvent) => Promise<void>): Inbox {
  const { clock, db, log } = deps;
  const inHand = new Map<string, Promise<void>>();
  /** Finished, but the database was too busy to note it: noted together with the next request. */
  const unmarked = new Set<string>();
  let replaying: Promise<void> = Promise.resolve();

  async function store(key: string, body: unknown, receivedAt: Date): Promise<'new' | 'known' | 'busy'> {
    let abandoned = false;
    const insert = async (tx: Tx): Promise<'new' | 'known' | 'busy'> => {
      if (abandoned) return 'busy';
      const done = [...unmarked];
      if (done.length > 0) await markDone(tx, done);
      const isNew = await insertRequest(tx, { key, body: JSON.stringify(body), receivedAt });
      done.forEach((finished) => unmarked.delete(finished));
      return isNew ? 'new' : 'known';
    };
    // Slack is waiting for the acknowledgement; everything else in the queue for the database has time.
    const stored = db.write(insert, { urgent: true });
    const outcome = await within(STORE_DEADLINE_MS, stored.catch(storeFailed), 'busy' as const);
    if (outcome !== 'busy') return outcome;
    abandoned = true;
    // It may have been stored between our giving up and now; the person has been told otherwise.
    void stored.then((late) => (late === 'new' ? finish(key, forgetRequest) : undefined)).catch(() => undefined);
    return 'busy';
  }

  function storeFailed(error: unknown): 'busy' {
    if (!isDibsError(error)) log.error(errorFields(error), 'a request could not be stored');
    return 'busy';
  }

  async function finish(key: string, mark: (tx: Parameters<typeof forgetRequest>[0], key: string) => Promise<unknown>) {
    try {
      await db.write((tx) => mark(tx, key));
    } catch (error) {
      unmarked.add(key);
      log.warn({ ...errorFields(error), key }, 'a finished request could not be marked yet');
    }
  }

  async function carryOut(ticket: Ticket, event: ReceiverEvent): Promise<void> {
    let sentBack = false;
    await process({
      ...event,
      customProperties: { ...event.customProperties, ticket },
      ack: async (response: unknown) => {
        // A form with errors at its fields comes again under the same key.
        sentBack = isRecord(response) && response['response_action'] === 'errors';
        await event.ack(response);
      },
    }).finally(async () => {
      if (ticket.isDone) return;
      if (sentBack) await finish(ticket.key, forgetRequest);
      else await finish(ticket.key, (tx, key) => markDone(tx, [key]));
    });
  }

  function hold(key: string, work: Promise<void>): Promise<void> {
    const held = work.finally(() => inHand.delete(key));
    inHand.set(key, held);
    return held;
  }

  async function replayOne({ key, body, receivedAt }: StoredRequest): Promise<void> {
    await db.write((tx) => countReplay(tx, key));
    const event = { body: JSON.parse(body) as Record<string, unknown>, ack: async () => undefined };
    await hold(key, carryOut({ key, receivedAt, isReplay: true, isDone: false }, event));
  }

  async function replay(): Promise<void> {
    const since = subMinutes(clock.now(), REPLAY_MINUTES);
    const open = (await openRequests(db, since, REPLAY_LIMIT)).filter(({ key }) => !inHand.has(key));
    if (open.length > 0) log.info({ count: open.length }, 'carrying out requests that were interrupted');
    for (const { key, body, receivedAt, replays } of open) {
      if (replays >= MOST_REPLAYS) {
        log.error({ key, replays }, 'a request that was interrupted again and again is given up');
        await finish(key, (tx, stuck) => markDone(tx, [stuck]));
        continue;
      }
      // One that cannot be carried out now must not keep the others from it.
      await replayOne({ key, body, receivedAt }).catch((error: unknown) => {
        log.error({ ...errorFields(error), key }, 'an interrupted request could not be carried out');
      });
    }
  }

  return {
    async take(event) {
      const key = requestKey(event.body);
      if (key === null) return process(event);
      const receivedAt = clock.now();
      const outcome = inHand.has(key) ? 'known' : await store(key, storableBody(event.body), receivedAt);
      if (outcome === 'known') return event.ack();
      if (outcome === 'busy') return refuse(event);
      await hold(key, carryOut({ key, receivedAt, isReplay: false, isDone: false }, event));
    },

    replayOpen() {
      replaying = replay();
      return replaying;
    },

    async sweep() {
      await db.write((tx) => deleteRequestsBefore(tx, subHours(clock.now(), KEEP_HOURS)));
    },

    async idle() {
      await replaying.catch(() => undefined);
      while (inHand.size > 0) await Promise.allSettled(inHand.values());
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
