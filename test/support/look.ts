import type { TestDeps } from './deps';

/** Short readings of the database for expectations. */

export async function holderOf(deps: TestDeps, issueId: string): Promise<string | null> {
  const row = await deps.db.read.assignee.findUnique({ where: { issueId: BigInt(issueId) } });
  if (!row) return null;
  return row.userId === null ? `team:${row.teamId}` : `user:${row.userId}`;
}

/** `userId reason`, in order of user ids; only those who really follow. */
export async function followers(deps: TestDeps, issueId: string): Promise<string[]> {
  const rows = await deps.db.read.subscription.findMany({
    where: { issueId: BigInt(issueId), isActive: true },
    orderBy: { userId: 'asc' },
  });
  return rows.map((row) => `${row.userId} ${row.reason}`);
}

export async function jobsOf(deps: TestDeps): Promise<{ kind: string; payload: unknown; lane: number }[]> {
  const rows = await deps.db.read.job.findMany({ orderBy: { id: 'asc' } });
  return rows.map(({ kind, payload, lane }) => ({ kind, payload: JSON.parse(payload) as unknown, lane }));
}

export async function countRows<T extends string>(deps: TestDeps, tables: readonly T[]): Promise<Record<T, number>> {
  const counts = {} as Record<T, number>;
  for (const table of tables) {
    const [row] = await deps.db.read.$queryRawUnsafe<{ n: bigint }[]>(`SELECT count(*) AS n FROM "${table}"`);
    counts[table] = Number(row?.n);
  }
  return counts;
}
