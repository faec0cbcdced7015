import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Deps } from '../deps';
import { factsOfEvent } from '../ownership/facts-of-event';
import type { EventFacts } from '../ownership/types';
import type { Tx } from '../platform/db/database';
import { isDibsError } from '../platform/errors';
import type { IssueId, ProjectId } from '../platform/ids';
import { errorFields } from '../platform/log';
import { alert, type SavedChange } from './alert';
import { addIssueUsers, findIssueStates, reserveNumbers, saveIssues } from './digest.store';
import { unpackBody } from '../platform/event-body';
import { findUndigested, markDigested, stillUndigested, type StoredEvent } from './events.store';
import { normaliseEvent, type NormalEvent } from './normalise-event';
import { createOwnerWatch, type FactsOf, type OwnerOutcome, type OwnerOutlook, type OwnerWatch } from './owner-watch';
import { planDigest, type ReadEvent } from './plan-digest';
import { fieldsOf, type Fields } from '../platform/untrusted';

const BATCH_EVENTS = 50;
const BATCH_BYTES = 8 * 1024 * 1024;

/**
 * Groups, counts and alerts for the oldest undigested events (PRODUCT 5.2–5.4), all in one transaction that also marks
 * them: a crash at any moment loses nothing and counts nothing twice. Returns how many were taken; 0 when none waited.
 */
export async function digestEvents(deps: Deps, watch: OwnerWatch = createOwnerWatch(deps)): Promise<number> {
  const stored = await findUndigested(deps.db.read, BATCH_EVENTS, BATCH_BYTES);
  if (stored.length === 0) return 0;
  const { read, unreadable, facts } = await readAll(deps, stored);
  const owners = {
    watch,
    outlook: await outlookOf(deps, watch, read),
    factsOf: (event: NormalEvent) => facts.get(event)?.() ?? null,
  };
  await digestOrSplit({ ...deps, owners }, read, unreadable);
  deps.meters.events.inc({ outcome: 'digested' }, stored.length);
  deps.queue.nudge();
  return stored.length;
}

/** Who owns an event is not worth losing it. */
async function outlookOf(deps: Deps, watch: OwnerWatch, read: readonly ReadEvent[]): Promise<OwnerOutlook> {
  try {
    return await watch.outlook(read);
  } catch (error) {
    deps.log.error(errorFields(error), 'the owners of events could not be found');
    return NO_RULES;
  }
}

const NO_RULES: OwnerOutlook = { rules: new Map(), held: new Set(), evaluated: new Set() };

/** What the transaction needs beside its events. */
type DigestDeps = Deps & { owners: { watch: OwnerWatch; outlook: OwnerOutlook; factsOf: FactsOf } };

async function readAll(
  deps: Deps,
  stored: readonly StoredEvent[],
): Promise<{ read: ReadEvent[]; unreadable: string[]; facts: Map<NormalEvent, () => EventFacts> }> {
  const read: ReadEvent[] = [];
  const facts = new Map<NormalEvent, () => EventFacts>();
  const unreadable: string[] = [];
  for (const { id, projectId, receivedAt, body } of stored) {
    // A megabyte of JSON takes milliseconds: between two events others have their turn.
    await yieldToOthers();
    try {
      const event = readBody(body);
      const normal = normaliseEvent(event, projectId, receivedAt);
      read.push({ id, projectId, receivedAt, normal });
      // Read again by the few that need it: what was parsed is many times as large as its body.
      facts.set(normal, () => factsOfEvent(readBody(body)));
    } catch (error) {
      deps.log.error({ eventRow: id, projectId, ...errorFields(error) }, 'an event cannot be read and is left out');
      unreadable.push(id);
    }
  }
  return { read, unreadable, facts };
}

const readBody = (body: Uint8Array): Fields => fieldsOf(JSON.parse(unpackBody(body).toString('utf8')));

/** An event that makes the transaction fail is found by trying one by one, and left out, so that the others go on. */
async function digestOrSplit(
  deps: DigestDeps,
  events: readonly ReadEvent[],
  unreadable: readonly string[],
): Promise<void> {
  try {
    const outcome = await deps.db.write((tx) => digest(deps, tx, events, unreadable));
    await deps.owners.watch.remember(outcome);
  } catch (error) {
    if (isDibsError(error)) throw error;
    if (events.length > 1) {
      for (const event of events) await digestOrSplit(deps, [event], []);
      if (unreadable.length > 0) await digestOrSplit(deps, [], unreadable);
    } else if (events[0] && deps.owners.outlook.rules.size > 0) {
      const { id, projectId } = events[0];
      deps.log.error({ eventRow: id, projectId, ...errorFields(error) }, 'the owners of events could not be found');
      await digestOrSplit({ ...deps, owners: { ...deps.owners, outlook: NO_RULES } }, events, unreadable);
    } else if (events[0]) {
      const { id, projectId } = events[0];
      deps.log.error({ eventRow: id, projectId, ...errorFields(error) }, 'an event cannot be digested and is left out');
      await digestOrSplit(deps, [], [id, ...unreadable]);
    } else throw error;
  }
}

async function digest(
  deps: DigestDeps,
  tx: Tx,
  read: readonly ReadEvent[],
  unreadable: readonly string[],
): Promise<OwnerOutcome> {
  const now = deps.clock.now();
  // They were read outside of this transaction: another digester may have been faster.
  const waiting = await stillUndigested(tx, [...read.map((event) => event.id), ...unreadable]);
  // A project that is going gets no new issues: its events only wait to be deleted.
  const events = read.filter((event) => waiting.get(event.id)?.isGoing === false);
  const saved = events.length === 0 ? [] : await saveChanges(tx, events);
  const digested = saved.flatMap((change) => change.eventIds.map((id) => ({ id, issueId: change.id })));
  const going = read.flatMap(({ id }) => (waiting.get(id)?.isGoing ? [id] : []));
  const leftOut = [...unreadable.filter((id) => waiting.has(id)), ...going].map((id) => ({ id, issueId: null }));
  await markDigested(tx, [...digested, ...leftOut], now);
  await addIssueUsers(
    tx,
    saved.flatMap((change) => change.userHashes.map((hash) => [change.id, hash] as const)),
  );
  if (saved.length === 0) return { evaluated: new Map(), assigned: [] };
  await alert(deps, tx, saved, now);
  // After the cards were made, for who gets an issue is shown on them.
  const { watch, outlook, factsOf } = deps.owners;
  if (outlook.rules.size === 0) return { evaluated: new Map(), assigned: [] };
  return watch.consider(tx, saved, outlook, factsOf);
}

async function saveChanges(tx: Tx, events: readonly ReadEvent[]): Promise<SavedChange[]> {
  const keys = new Map(
    events.map(({ projectId, normal }) => [
      `${projectId}:${normal.fingerprint}`,
      { projectId, fingerprint: normal.fingerprint },
    ]),
  );
  const changes = planDigest(await findIssueStates(tx, [...keys.values()]), events);
  const counts = new Map<ProjectId, number>();
  for (const { number, projectId } of changes)
    if (number === null) counts.set(projectId, (counts.get(projectId) ?? 0) + 1);
  const next = await reserveNumbers(tx, counts);
  const numbered = changes.map((change) => {
    if (change.number !== null) return { ...change, number: change.number };
    const number = next.get(change.projectId);
    if (number === undefined) throw new Error('a project is gone');
    next.set(change.projectId, number + 1);
    return { ...change, number };
  });
  const ids = await saveIssues(tx, numbered);
  return numbered.map((change, index) => ({ ...change, id: ids[index] as IssueId }));
}
