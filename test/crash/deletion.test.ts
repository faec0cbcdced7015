import { openCache } from '../../src/platform/cache/open-cache';
import { testLog } from '../support/deps';
import { dumpWithout, fillProject, rowsOf } from '../support/full-project';
import { startKillable, type Killable } from '../support/killable';
import { eventually } from '../support/story';
import { ALICE, messageText } from '../support/together';

const KILLS = 20;
const ISSUES = 3_000;

/** `kill -9` in the middle of a deletion, again and again: it goes on, and ends with nothing left and nothing else touched. */
let k: Killable;
beforeAll(async () => {
  k = await startKillable('http');
  await k.start();
});
afterAll(() => k.close());

const progress = (projectId: string) =>
  k.rows<{ deleted: number; counted: number; finishedAt: number | null }>(
    `SELECT (SELECT SUM("value") FROM json_each("deleted")) AS deleted, (SELECT SUM("value") FROM json_each("counted")) AS counted, "finishedAt"
     FROM "ProjectDeletion" WHERE "projectId" = ?`,
    projectId,
  )[0];

test(`a deletion of ${ISSUES} issues and 30,000 events, killed at ${KILLS} random moments, leaves nothing and touches nothing else`, async () => {
  const make = async (name: string) => {
    await k.slack.as(ALICE).runs('#general', `/assign-admin project create ${name}`);
    return eventually(() => {
      const [project] = k.rows<{ id: string }>(`SELECT CAST("id" AS TEXT) AS id FROM "Project" WHERE "slug" = ?`, name);
      return project?.id;
    }, `the project ${name}`);
  };
  const [neighbour, doomed] = [await make('neighbour'), await make('doomed')];
  await k.slack.as(ALICE).runs('#general', '/assign-admin team create backend @alice');
  const [ids] = await eventually(() => {
    const rows = k.rows<{ userId: string; teamId: string }>(
      `SELECT CAST("userId" AS TEXT) AS userId, CAST("teamId" AS TEXT) AS teamId FROM "TeamMember" LIMIT 1`,
    );
    return rows.length > 0 && rows;
  }, 'a team');
  if (!ids) throw new Error('there is no team');
  k.program().kill();
  await k.program().ended;
  fillProject(k.databaseFile, neighbour, { issues: 300, eventsPerIssue: 3, ...ids });
  const before = dumpWithout(k.databaseFile, doomed);
  fillProject(k.databaseFile, doomed, { issues: ISSUES, eventsPerIssue: 10, ...ids });
  const issueIds = k.rows<{ id: number }>(
    `SELECT "id" FROM "Issue" WHERE "projectId" = ${doomed} AND "number" % 100 = 0`,
  );
  const log = testLog();
  let cache = await openCache(k.cacheFile, log);
  for (const { id } of issueIds) await cache.set(`assignee_exists:1:${id}`, true, 600_000);
  await cache.close();
  await k.start();

  await k.slack.as(ALICE).runs('#general', '/assign-admin project delete doomed --now');
  await k.slack.waitFor(
    () => k.slack.modals(ALICE).find((view) => view.callbackId === 'admin_delete_confirm'),
    'the form',
  );
  await k.slack.as(ALICE).submits('admin_delete_confirm', { admin_field_slug: 'doomed' });

  // Spread over the whole of it, and inside each part at random.
  const moments = Array.from({ length: KILLS }, (_, at) => (at + Math.random()) / KILLS);
  const seen: number[] = [];
  for (const moment of moments) {
    await eventually(
      () => {
        const { deleted = 0, counted = 0 } = progress(doomed) ?? {};
        return deleted >= Math.max(moment * (counted || Infinity), 1) || (moment < 1 / KILLS && counted > 0);
      },
      `${Math.round(moment * 100)} % to be deleted`,
      20_000,
    );
    await k.killAfter(Math.random() * 5);
    seen.push(progress(doomed)?.deleted ?? 0);
    expect(progress(doomed)?.finishedAt).toBeNull();
    await k.start();
  }
  await eventually(() => progress(doomed)?.finishedAt, 'the deletion to end', 30_000);

  // A kill right after a start may come before anything was deleted.
  expect(new Set(seen).size).toBeGreaterThan(KILLS / 2);
  expect(rowsOf(k.databaseFile, doomed)).toEqual({});
  expect(dumpWithout(k.databaseFile, doomed)).toEqual(before);
  expect(rowsOf(k.databaseFile, neighbour)).toMatchObject({
    Issue: 300,
    Event: 901,
    IssueUser: 600,
    Subscription: 300,
  });
  const { deleted, counted } = progress(doomed) ?? {};
  expect(deleted).toBeGreaterThanOrEqual(counted ?? Infinity);
  const said = () => k.slack.dms(ALICE).map(messageText);
  await k.slack.waitFor(
    () => said().some((text) => text.includes('Nothing of it is left')),
    'the message that it is over',
  );
  expect(said().filter((text) => text.includes('doomed'))).toHaveLength(1);
  k.program().signal('SIGTERM');
  await k.program().ended;
  cache = await openCache(k.cacheFile, log);
  for (const { id } of issueIds) expect(await cache.get(`assignee_exists:1:${id}`)).toBeUndefined();
  await cache.close();
  expect(k.slack.problems()).toEqual([]);
}, 180_000);
