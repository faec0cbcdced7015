import type { Reader, Tx } from '../platform/db/database';
import { fromDb, toDb } from '../platform/ids';
import type { FailingSink, Sink, SinkName } from './types';

/**
 * These sinks and no others. A new one begins with what happens from now on; one that is gone is forgotten, so that it does
 * not tell of months when it comes back.
 */
export async function keepSinks(tx: Tx, names: readonly SinkName[]): Promise<void> {
  const list = JSON.stringify(names);
  await tx.$executeRaw`DELETE FROM "Sink" WHERE "name" NOT IN (SELECT "value" FROM json_each(${list}))`;
  await tx.$executeRaw`
    INSERT INTO "Sink" ("name", "cursor")
    SELECT "value", COALESCE(CASE "value"
      WHEN 'webhook.issues' THEN (SELECT MAX("id") FROM "Activity")
      ELSE (SELECT MAX("id") FROM "AnalyticsEvent") END, 0)
    FROM json_each(${list}) WHERE true
    ON CONFLICT ("name") DO NOTHING`;
}

export async function findSink(db: Reader, name: SinkName): Promise<Sink | null> {
  const row = await db.sink.findUnique({ where: { name } });
  if (!row) return null;
  const { cursor, pendingTo, pendingSince, failures, retryAt } = row;
  const pending = pendingTo !== null && pendingSince ? { to: fromDb(pendingTo), since: pendingSince } : null;
  return { name, cursor: fromDb(cursor), pending, failures, retryAt };
}

/** Stores what is about to be told, so that whoever comes after a crash goes on with the same. */
export async function beginTelling(tx: Tx, name: SinkName, to: string, since: Date): Promise<void> {
  await tx.sink.update({ where: { name }, data: { pendingTo: toDb(to), pendingSince: since } });
}

/** Everything up to the cursor was taken, and nothing is on its way. */
export async function recordTold(tx: Tx, name: SinkName, cursor: string): Promise<void> {
  const fine = { failingSince: null, failures: 0, lastError: null, retryAt: null };
  const data = { cursor: toDb(cursor), pendingTo: null, pendingSince: null, ...fine };
  await tx.sink.updateMany({ where: { name }, data });
}

export interface Failure {
  reason: string;
  at: Date;
  retryAt: Date;
}

/** What comes after the cursor was not taken. The first time of the row of failures stays. */
export async function recordFailure(tx: Tx, name: SinkName, cursor: string, failure: Failure): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Sink" SET "cursor" = ${toDb(cursor)}, "failures" = "failures" + 1, "lastError" = ${failure.reason},
      "failingSince" = COALESCE("failingSince", ${failure.at.getTime()}), "retryAt" = ${failure.retryAt.getTime()}
    WHERE "name" = ${name}`;
}

/** The sinks that do not take what they are told, for the operator. Nothing is lost meanwhile: it waits for them. */
export async function findFailingSinks(db: Reader): Promise<FailingSink[]> {
  const rows = await db.sink.findMany({ where: { failingSince: { not: null } }, orderBy: { name: 'asc' } });
  return rows.flatMap(({ name, failingSince, failures, lastError }) =>
    failingSince ? [{ name: name as SinkName, failingSince, failures, lastError: lastError ?? 'unknown' }] : [],
  );
}
