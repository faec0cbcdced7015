import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openBare, type Bare } from '../lib/bare';
import { connectTo, sendAtRate, type Post } from '../lib/load';
import { scenario } from '../lib/protocol';
import { envelope, eventId, makeEvents } from '../lib/sentry-events';
import { slashCommand } from '../lib/slack-command';
import { median, percentile } from '../lib/stats';
import { startTogether } from '../lib/together';
import { addIssues } from '../lib/world';

const ISSUES = 10_000;
const EVENTS_PER_ISSUE = 100;
const BODY_BYTES = 500;
/** Of the project that stays. */
const EVENTS_PER_SECOND = 50;
const CLICKS_PER_SECOND = 5;
const KNOWN_ISSUES = 4_000;
/** First the quiet turns, then those with the deletion: what it writes reaches the disk for a while after it stopped. */
const TURN_SECONDS = 5;
const TURNS = 12;
const ALONE_SECONDS = 15;

interface Times {
  events: number[];
  clicks: number[];
}

/** A project with a million events goes while another one takes events and clicks. */
scenario(async ({ dir, progress }) => {
  progress('starting the app and a workspace for it');
  const together = await startTogether(dir, ['doomed', 'shop']);
  const { app, workspace, secrets } = together;
  const [doomed, shop] = app.ready.projects;
  if (!doomed || !shop) throw new Error('there is no project');
  const bare = openBare(app.ready.databaseFile);
  addIssues(bare, shop.id, KNOWN_ISSUES);
  progress(`storing ${(ISSUES * EVENTS_PER_ISSUE).toLocaleString('en')} events`);
  fill(bare, doomed.id);
  bare.pragma('wal_checkpoint(TRUNCATE)');

  progress('one bare DELETE per table');
  const copy = path.join(dir, 'floor.db');
  copyFileSync(app.ready.databaseFile, copy);
  const floorRate = deleteAtOnce(copy, doomed.id);

  const target = connectTo(app.ready.port, 30);
  const events = makeEvents(EVENTS_PER_SECOND, 2_000, 20);
  let sentEvents = 0;
  let sentClicks = 0;
  const nextEvent = (): Post => {
    const event = events[sentEvents % events.length];
    if (!event) throw new Error('there is no event');
    return envelope(shop, event, eventId(sentEvents++));
  };
  const nextClick = (): Post => {
    const number = (sentClicks++ % KNOWN_ISSUES) + 1;
    return slashCommand(secrets.signingSecret, `SHOP-${number} <@U0BOB0001|bob>`, workspace.ready.responseUrl);
  };
  const send = async (times: Times) => {
    const posts = Array.from({ length: TURN_SECONDS * EVENTS_PER_SECOND }, () => nextEvent);
    const clicks = Array.from({ length: TURN_SECONDS * CLICKS_PER_SECOND }, () => nextClick);
    const [eventTimes, clickTimes] = await Promise.all([
      sendAtRate(target, posts, EVENTS_PER_SECOND),
      sendAtRate(target, clicks, CLICKS_PER_SECOND),
    ]);
    times.events.push(...eventTimes);
    times.clicks.push(...clickTimes);
  };

  const deletion = deletionOf(bare, doomed.id);
  const quiet: Times = { events: [], clicks: [] };
  const during: Times = { events: [], clicks: [] };
  await send({ events: [], clicks: [] });
  for (let turn = 1; turn <= TURNS; turn++) {
    progress(`quiet, turn ${turn} of ${TURNS}`);
    await send(quiet);
  }
  deletion.go();
  const memory: number[] = [];
  for (let turn = 1; turn <= TURNS; turn++) {
    progress(`deleting, turn ${turn} of ${TURNS}; ${deletion.rows().toLocaleString('en')} rows so far`);
    await send(during);
    memory.push(await app.memory());
  }
  const rows = deletion.rows();
  progress('deleting alone');
  const aloneFrom = performance.now();
  await wait(ALONE_SECONDS * 1_000);
  const alone = (deletion.rows() - rows) / ((performance.now() - aloneFrom) / 1_000);
  memory.push(await app.memory());
  bare.close();
  await target.close();
  await together.stop();

  const third = Math.floor(memory.length / 3);
  const [first, last] = [median(memory.slice(0, third)), median(memory.slice(-third))];
  const beside = (what: string, of: keyof Times, share: number) =>
    ({ what, unit: 'ms', value: percentile(during[of], share), floor: percentile(quiet[of], share) }) as const;
  return [
    { what: 'rows deleted alone, beside one DELETE a table', unit: '/s', value: alone, floor: floorRate },
    {
      what: 'rows deleted while others work',
      unit: '/s',
      value: rows / (TURNS * TURN_SECONDS),
      floor: floorRate,
    },
    beside('event accepted, p50, beside quiet', 'events', 0.5),
    { ...beside('event accepted, p99, beside quiet', 'events', 0.99), aim: { timesFloor: 1.1 } },
    beside('click acknowledged, p50, beside quiet', 'clicks', 0.5),
    { ...beside('click acknowledged, p99, beside quiet', 'clicks', 0.99), aim: { timesFloor: 1.1 } },
    {
      what: 'memory while deleting, last third over first',
      unit: '%',
      value: (last / first - 1) * 100,
      floor: null,
      aim: { atMost: 10 },
    },
  ];
});

const numbers = (count: number) => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;

/** Events come in turn for all issues, as in life; everything else is there once or twice for each issue. */
function fill(bare: Bare, projectId: string): void {
  const now = Date.now();
  addIssues(bare, projectId, ISSUES);
  const own = `FROM "Issue" WHERE "projectId" = ${projectId}`;
  const event = bare.prepare(`
    INSERT INTO "Event" ("projectId", "eventId", "issueId", "receivedAt", "digestedAt", "body")
    SELECT ${projectId}, lower(hex(randomblob(16))), "id", ${now}, ${now}, randomblob(${BODY_BYTES}) ${own}`);
  for (let round = 0; round < EVENTS_PER_ISSUE; round++) event.run();
  bare.transaction(() => {
    bare.exec(`
      UPDATE "Card" SET "ts" = NULL WHERE "issueId" IN (SELECT "id" ${own});
      INSERT INTO "Activity" ("issueId", "projectId", "type", "source", "createdAt") SELECT "id", ${projectId}, 'FIRST_SEEN', 'event', ${now} ${own};
      ${numbers(3)} INSERT INTO "IssueUser" ("issueId", "userHash") SELECT "id", 'somebody ' || i FROM n CROSS JOIN (SELECT "id" ${own});`);
  })();
}

/** What `/assign-admin project delete --now` stores; the next click wakes the worker. */
function deletionOf(bare: Bare, projectId: string) {
  const now = Date.now();
  const rows = bare.prepare(`SELECT (SELECT SUM("value") FROM json_each("deleted")) AS n FROM "ProjectDeletion"`);
  return {
    go: () =>
      bare.exec(`
        BEGIN;
        UPDATE "Project" SET "status" = 'pending_deletion' WHERE "id" = ${projectId};
        INSERT INTO "ProjectDeletion" ("projectId", "organizationId", "slug", "name", "requestedById", "requestedAt", "dueAt")
          SELECT "id", "organizationId", "slug", "name", (SELECT "id" FROM "User" WHERE "slackUserId" = 'U0ALICE01'), ${now}, ${now}
          FROM "Project" WHERE "id" = ${projectId};
        INSERT INTO "Job" ("kind", "key", "lane", "payload", "runAt", "createdAt")
          VALUES ('project.purge', 'purge:${projectId}', 2, '{"projectId":"${projectId}"}', ${now}, ${now});
        COMMIT;`),
    rows: () => (rows.get() as { n: number | null } | undefined)?.n ?? 0,
  };
}

/** Rows per second of the least that must be done: one statement a table in one transaction, children first. */
function deleteAtOnce(file: string, projectId: string): number {
  const bare = openBare(file);
  let rows = 0;
  const ofIssues = ['Card', 'IssueUser', 'Subscription'];
  const start = performance.now();
  bare.transaction(() => {
    for (const table of ['Activity', 'AnalyticsEvent', 'Assignee', 'Event', ...ofIssues, 'Issue']) {
      const where = ofIssues.includes(table)
        ? `"issueId" IN (SELECT "id" FROM "Issue" WHERE "projectId" = ${projectId})`
        : `"projectId" = ${projectId}`;
      rows += bare.prepare(`DELETE FROM "${table}" WHERE ${where}`).run().changes;
    }
  })();
  const seconds = (performance.now() - start) / 1_000;
  bare.close();
  return rows / seconds;
}
