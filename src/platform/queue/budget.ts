import type { Database, Reader } from '../db/database';

/** How often calls of one scope may be made. */
export interface Rate {
  /** On average. */
  perMinute: number;
  /** So many may follow each other at once; then in any minute there are never more than both together. */
  burst: number;
  /** Of the burst, kept for what a person waits for: background work leaves it. */
  reserved: number;
  /** Milliseconds from the end of one call to the begin of the next: however long each was on its way, they arrive apart. */
  apartMs?: number;
}

/** Times in milliseconds since 1970. */
export interface Budget {
  usedUntil: number;
  opensAt: number;
  opensForAllAt: number;
}

export type Permit = { granted: true } | { granted: false; retryAfterMs: number };

/**
 * What is left of a budget after one more call: the "generic cell rate algorithm", which keeps one time instead of a list
 * of calls (ITU-T I.371).
 */
export function spend(before: Budget | null, rate: Rate, now: number): Budget {
  const interval = Math.ceil(60_000 / rate.perMinute);
  const usedUntil = Math.max(before?.usedUntil ?? 0, now) + interval;
  const free = (calls: number) => usedUntil - Math.max(calls - 1, 0) * interval;
  return {
    usedUntil,
    opensAt: Math.max(before?.opensAt ?? 0, free(rate.burst)),
    opensForAllAt: Math.max(before?.opensForAllAt ?? 0, free(rate.burst - rate.reserved)),
  };
}

/** Whether a call would be allowed now. */
export async function isOpen(db: Database, scope: string, now: Date): Promise<boolean> {
  return ((await opensAt(db.read, scope)) ?? 0) <= now.getTime();
}

/** When the scope's next call may be made; null for any time. */
export async function opensAt(db: Reader, scope: string): Promise<number | null> {
  return (await db.budget.findUnique({ where: { scope } }))?.opensAt.getTime() ?? null;
}

/** Takes one call out of the scope's budget, or says how long it is closed. */
export function takePermit(db: Database, scope: string, rate: Rate, now: Date): Promise<Permit> {
  const at = now.getTime();
  return db.write(async (tx) => {
    const row = await tx.budget.findUnique({ where: { scope } });
    const before = row && {
      usedUntil: row.usedUntil.getTime(),
      opensAt: row.opensAt.getTime(),
      opensForAllAt: row.opensForAllAt.getTime(),
    };
    if (before && before.opensAt > at) return { granted: false, retryAfterMs: before.opensAt - at };
    const after = spend(before, rate, at);
    const data = {
      usedUntil: new Date(after.usedUntil),
      opensAt: new Date(after.opensAt),
      opensForAllAt: new Date(after.opensForAllAt),
    };
    await tx.budget.upsert({ where: { scope }, create: { scope, ...data }, update: data });
    return { granted: true };
  });
}

/** Nothing of the scope before then: what `Retry-After` asks for, or the distance from the call that just ended. */
export async function closeUntil(db: Database, scope: string, until: Date): Promise<void> {
  const at = until.getTime();
  await db.write(
    (tx) => tx.$executeRaw`
      INSERT INTO "Budget" ("scope", "usedUntil", "opensAt", "opensForAllAt") VALUES (${scope}, ${at}, ${at}, ${at})
      ON CONFLICT ("scope") DO UPDATE SET
        "opensAt" = max("opensAt", ${at}), "opensForAllAt" = max("opensForAllAt", ${at})`,
  );
}

/** Forgets the scopes that nobody has used for a while: their budgets are whole. Returns how many there were. */
export function sweepBudgets(db: Database, now: Date): Promise<number> {
  const at = new Date(now.getTime() - 60_000);
  return db.write(async (tx) => {
    const { count } = await tx.budget.deleteMany({
      where: { usedUntil: { lt: at }, opensAt: { lt: at }, opensForAllAt: { lt: at } },
    });
    return count;
  });
}
