import Sqlite from 'better-sqlite3';
import { CASCADE } from '../../src/deletion/cascade.store';

/** The tables in which a project has rows, its own one last. */
export const PROJECT_TABLES: readonly string[] = [...CASCADE.map(({ table }) => table), 'Project'];

export interface Fill {
  issues: number;
  eventsPerIssue: number;
  /** Of the organization, to hold and follow issues. */
  userId: string;
  teamId: string;
}

const numbers = (count: string) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) `;

/** Fills a project that has a key, with rows in every table that can carry one. In plain SQL, for it may be many. */
export function fillProject(file: string, projectId: string, { issues, eventsPerIssue, userId, teamId }: Fill): void {
  const db = new Sqlite(file, { timeout: 5_000 });
  const now = Date.parse('2026-03-02T09:00:00Z');
  const own = `FROM "Issue" WHERE "projectId" = ${projectId}`;
  try {
    db.pragma('foreign_keys = ON');
    db.transaction(() => {
      db.exec(`
        ${numbers(String(issues))} INSERT INTO "Issue" ("projectId", "number", "fingerprint", "title", "level", "timesSeen", "firstSeen", "lastSeen")
          SELECT ${projectId}, i, 'fill-' || i, 'Error: broken ' || i, 'error', ${eventsPerIssue}, ${now}, ${now} FROM n;
        UPDATE "Project" SET "issueCounter" = ${issues} WHERE "id" = ${projectId};
        ${numbers(String(eventsPerIssue))} INSERT INTO "Event" ("projectId", "eventId", "issueId", "receivedAt", "digestedAt", "body")
          SELECT ${projectId}, printf('%016x%016x', "id", i), "id", ${now}, ${now}, randomblob(200)
          FROM n CROSS JOIN "Issue" WHERE "projectId" = ${projectId};
        INSERT INTO "Event" ("projectId", "eventId", "receivedAt", "digestedAt", "body")
          VALUES (${projectId}, '${'f'.repeat(32)}', ${now}, ${now}, x'00');
        INSERT INTO "Assignee" ("issueId", "projectId", "userId", "teamId", "assignedAt", "source")
          SELECT "id", ${projectId}, CASE WHEN "number" % 2 = 0 THEN ${userId} END, CASE WHEN "number" % 2 = 1 THEN ${teamId} END, ${now}, 'fill' ${own};
        INSERT INTO "Activity" ("issueId", "projectId", "type", "source", "createdAt") SELECT "id", ${projectId}, 'FIRST_SEEN', 'event', ${now} ${own};
        INSERT INTO "AnalyticsEvent" ("type", "organizationId", "projectId", "issueId", "attributes", "createdAt")
          SELECT 'fill', (SELECT "organizationId" FROM "Project" WHERE "id" = ${projectId}), ${projectId}, "id", '{}', ${now} ${own};
        INSERT INTO "Subscription" ("issueId", "userId", "reason", "createdAt") SELECT "id", ${userId}, 'assigned', ${now} ${own};
        INSERT INTO "IssueUser" ("issueId", "userHash") SELECT "id", 'somebody' ${own};
        INSERT INTO "IssueUser" ("issueId", "userHash") SELECT "id", 'somebody else' ${own};
        INSERT INTO "Card" ("issueId", "channelId", "createdAt") SELECT "id", 'C0NOWHERE', ${now} ${own};
        INSERT INTO "IssueOwner" ("issueId", "position", "type", "userId", "rule", "line") SELECT "id", 0, 'rule', ${userId}, 'path:* alice', 1 ${own};
        INSERT INTO "Release" ("projectId", "version", "createdAt", "newestAt", "commits", "files") VALUES (${projectId}, 'fill', ${now}, ${now}, 1, 1);
        INSERT INTO "ReleaseCommit" ("projectId", "releaseId", "sha", "authorEmail", "message", "committedAt")
          SELECT ${projectId}, "id", 'f111', 'somebody@acme.example', 'Fill', ${now} FROM "Release" WHERE "projectId" = ${projectId};
        INSERT INTO "CommitFile" ("projectId", "releaseId", "commitId", "name", "path")
          SELECT ${projectId}, "releaseId", "id", 'fill.ts', 'src/fill.ts' FROM "ReleaseCommit" WHERE "projectId" = ${projectId};
        INSERT INTO "ProjectOwnership" ("projectId", "updatedAt") VALUES (${projectId}, ${now});
        INSERT INTO "RuleProposal" ("projectId", "ruleText", "ruleLine", "givenTo", "userId", "line", "lookedAt", "issueIds", "createdAt")
          VALUES (${projectId}, 'path:* #all', 1, '#all', ${userId}, 'path:* alice@acme.example', 10, '[]', ${now});
        INSERT INTO "RulesRun" ("projectId", "userId") VALUES (${projectId}, ${userId});
        INSERT INTO "LeaseWarning" ("projectId", "userId", "createdAt", "askedAt") VALUES (${projectId}, ${userId}, ${now}, ${now});
        INSERT INTO "Lease" ("warningId", "issueId", "projectId")
          SELECT (SELECT MAX("id") FROM "LeaseWarning" WHERE "projectId" = ${projectId}), "id", ${projectId} ${own};
        INSERT INTO "NotificationSetting" ("userId", "scopeType", "scopeId", "value") VALUES (${userId}, 'project', ${projectId}, 'always');
        INSERT INTO "Job" ("kind", "lane", "payload", "state", "runAt", "projectId", "createdAt")
          VALUES ('card.draw', 2, '{"cardId":"1"}', 'failed', ${now}, ${projectId}, ${now});
        INSERT OR IGNORE INTO "ProjectChannel" ("projectId", "channelId") VALUES (${projectId}, 'C0NOWHERE');
        INSERT OR IGNORE INTO "ProjectTeam" ("projectId", "teamId") VALUES (${projectId}, ${teamId});`);
    })();
  } finally {
    db.close();
  }
}

/** How many rows of the project there are, by table; tables without any are absent. */
export function rowsOf(file: string, projectId: string): Record<string, number> {
  const db = new Sqlite(file, { readonly: true, timeout: 5_000 });
  const where = (table: string) => {
    if (table === 'Project') return `"id" = ${projectId}`;
    if (table === 'NotificationSetting') return `"scopeType" = 'project' AND "scopeId" = ${projectId}`;
    const columns = db.pragma(`table_info("${table}")`) as { name: string }[];
    if (columns.some(({ name }) => name === 'projectId')) return `"projectId" = ${projectId}`;
    return `"issueId" IN (SELECT "id" FROM "Issue" WHERE "projectId" = ${projectId})`;
  };
  try {
    return Object.fromEntries(
      PROJECT_TABLES.flatMap((table) => {
        const { n } = db.prepare(`SELECT COUNT(*) AS n FROM "${table}" WHERE ${where(table)}`).get() as { n: number };
        return n === 0 ? [] : [[table, n]];
      }),
    );
  } finally {
    db.close();
  }
}

/**
 * Every row of every table in which projects have rows, byte by byte, but for what belongs to this one. The outbox is left
 * out: it changes by itself.
 */
export function dumpWithout(file: string, projectId: string): Record<string, string[]> {
  const db = new Sqlite(file, { readonly: true, timeout: 5_000 });
  db.defaultSafeIntegers(true);
  const text = (value: unknown) => (Buffer.isBuffer(value) ? value.toString('hex') : String(value));
  const linesOf = (table: string) => {
    const rows = db.prepare(`SELECT rowid AS "rowid", * FROM "${table}" ORDER BY rowid`).raw().all() as unknown[][];
    return rows.map((row) => row.map(text).join('|')).filter((line) => !line.includes(projectId));
  };
  try {
    return Object.fromEntries(
      PROJECT_TABLES.filter((table) => table !== 'Job').map((table) => [table, linesOf(table)]),
    );
  } finally {
    db.close();
  }
}
