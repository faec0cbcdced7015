import Sqlite from 'better-sqlite3';
import type { Sender } from '../../bench/lib/sentry-events';
import type { Left, StoredIssue } from './facts';
import { channelId } from './far-side-seed';
import { slugOf } from './read-message';

/** What the app's database says, read while the app works on it. */
export interface Stored {
  /** The projects under siege that are there already, in their order. */
  projects(): Sender[];
  issues(): StoredIssue[];
  left(): Left;
  close(): void;
}

/** A job that waits for longer than this has nothing to do with the siege. */
const SOON_MS = 10 * 60_000;

export function openStored(file: string, channels: number): Stored {
  const db = new Sqlite(file, { readonly: true, timeout: 5_000 });
  const all = <Row>(sql: string, ...given: unknown[]) => db.prepare(sql).all(...given) as Row[];
  const count = (sql: string, ...given: unknown[]) =>
    all<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`, ...given)[0]?.n ?? 0;
  const slugs = Array.from({ length: channels }, (_, index) => slugOf(index));
  const hasDigests = all<{ name: string }>('PRAGMA table_info("Card")').some(({ name }) => name === 'digestId');
  const unshown = `"Card" WHERE "ts" IS NULL ${hasDigests ? 'AND "digestId" IS NULL' : ''}`;
  return {
    projects: () =>
      slugs.flatMap((slug) =>
        all<Sender>(
          `SELECT CAST(p."id" AS TEXT) AS id, k."publicKey" FROM "Project" p JOIN "ProjectKey" k ON k."projectId" = p."id" WHERE p."slug" = ?`,
          slug,
        ).slice(0, 1),
      ),
    issues: () =>
      all<{ slug: string; number: number; title: string; cardId: number | null }>(
        `SELECT p."slug", i."number", i."title", min(c."id") AS cardId FROM "Issue" i JOIN "Project" p ON p."id" = i."projectId"
         LEFT JOIN "Card" c ON c."issueId" = i."id" GROUP BY i."id"`,
      ).flatMap(({ slug, number, title, cardId }) => {
        const project = slugs.indexOf(slug);
        const alert = /alert (\d+) failed/.exec(title)?.[1];
        if (project < 0) return [];
        return {
          shortId: `${slug.toUpperCase()}-${number}`,
          alert: alert === undefined ? null : Number(alert),
          channelId: channelId(project),
          cardId,
        };
      }),
    left: () => ({
      events: count('"Event" WHERE "digestedAt" IS NULL'),
      requests: count(`"InboundRequest" WHERE "state" = 'open'`),
      jobs: count(`"Job" WHERE "state" <> 'failed' AND "runAt" < ?`, Date.now() + SOON_MS),
      cards: count(unshown),
      failed: all<{ kind: string; lastError: string | null }>(
        `SELECT "kind", "lastError" FROM "Job" WHERE "state" = 'failed'`,
      ).map(({ kind, lastError }) => `${kind}: ${lastError}`),
    }),
    close: () => db.close(),
  };
}
