import BareSqlite from 'better-sqlite3';

export type Bare = BareSqlite.Database;

/** The floor's database: SQLite without anything of ours or Prisma's, but opened exactly as ours is. */
export function openBare(file: string): Bare {
  const bare = new BareSqlite(file);
  for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', 'foreign_keys = ON', 'cache_size = -8000']) {
    bare.pragma(pragma);
  }
  return bare;
}

/** The file of Keyv's cache, with Keyv's own table. */
export function openBareCache(file: string): Bare {
  const bare = openBare(file);
  bare.exec('CREATE TABLE IF NOT EXISTS keyv(key VARCHAR(255) PRIMARY KEY, value TEXT)');
  return bare;
}

/** Fills the cache as Keyv would, a hundred times as fast. */
export function fillCache(bare: Bare, keys: Iterable<string>, value: unknown, ttlMs: number): void {
  const insert = bare.prepare('INSERT INTO keyv (key, value) VALUES (?, ?)');
  const row = JSON.stringify({ value, expires: Date.now() + ttlMs });
  bare.transaction(() => {
    for (const key of keys) insert.run(`keyv:${key}`, row);
  })();
}

const WRITTEN = {
  Assignee: ['issueId', 'userId', 'teamId', 'source'],
  Activity: ['type', 'source', 'data'],
  Subscription: ['issueId', 'userId', 'reason'],
  AnalyticsEvent: ['type', 'attributes'],
  Job: ['kind', 'key', 'orderKey', 'payload', 'lane', 'generation'],
} as const;

/** How many rows of each table there are and how much is in them: equal where the same work was done. */
export function measureRows(bare: Bare): string {
  return Object.entries(WRITTEN)
    .map(([table, columns]) => {
      const bytes = columns.map((column) => `COALESCE(LENGTH("${column}"), 0)`).join(' + ');
      const row = bare.prepare(`SELECT COUNT(*) AS n, COALESCE(SUM(${bytes}), 0) AS bytes FROM "${table}"`).get();
      const { n, bytes: total } = row as { n: number; bytes: number };
      return `${table}: ${n} rows, ${total} characters`;
    })
    .join('\n');
}

/** A floor that does less than we do would flatter nobody. */
export function assertSame(ours: string, floors: string): void {
  if (ours !== floors) throw new Error(`the floor wrote something else\n\nours\n${ours}\n\nfloor\n${floors}`);
}
