import path from 'node:path';
import { packBody } from '../../src/platform/event-body';
import { openBare, type Bare } from '../lib/bare';
import { connectTo, sendAll, until } from '../lib/load';
import { scenario } from '../lib/protocol';
import { envelope, eventId, makeEvents } from '../lib/sentry-events';
import { median, timed } from '../lib/stats';
import { startTogether } from '../lib/together';
import { addIssues, makeWorld, PROJECT } from '../lib/world';

const EVENTS = 1_500;
const ROUNDS = 3;
const BYTES = 50_000;
const ISSUES = 20;
/** A project may send 6,000 events a minute; this many never reach that. */
const PROJECTS = 20;
const SENDERS = 32;

/** From the first byte sent until the last event is grouped and counted. */
scenario(async ({ dir, progress }) => {
  progress('starting the app and a workspace for it');
  const slugs = Array.from({ length: PROJECTS }, (_, index) => `shop-${String.fromCharCode(97 + index)}`);
  const together = await startTogether(dir, slugs);
  const { projects, port, databaseFile } = together.app.ready;
  const watching = openBare(databaseFile);
  const target = connectTo(port, SENDERS);
  const floorFile = path.join(dir, 'floor.db');
  await makeWorld(floorFile);
  const floor = openBare(floorFile);
  addIssues(floor, PROJECT, ISSUES);

  const events = makeEvents(EVENTS, BYTES, ISSUES);
  const jsons = events.map((event) => Buffer.from(JSON.stringify(event)));
  const packed = await Promise.all(jsons.map(packBody));
  const ours: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    progress(round === 0 ? 'warming up' : `round ${round} of ${ROUNDS}`);
    // The first round is for warming up only, and shorter.
    const count = round === 0 ? 300 : EVENTS;
    const posts = events.slice(0, count).map((event, index) => {
      const project = projects[index % projects.length];
      if (!project) throw new Error('there is no project');
      return envelope(project, event, eventId(round * EVENTS + index));
    });
    const own = await timed(async () => {
      await sendAll(target, posts, SENDERS);
      await digested(watching);
    });
    const other = await timed(() => parseAndInsert(floor, jsons.slice(0, count), packed, round * EVENTS));
    if (round === 0) continue;
    ours.push((count * 1_000) / own);
    floors.push((count * 1_000) / other);
  }
  const stored = watching.prepare('SELECT COUNT(*) AS n FROM "Event" WHERE "issueId" IS NOT NULL').get() as {
    n: number;
  };
  if (stored.n !== 300 + ROUNDS * EVENTS) throw new Error(`${stored.n} events were digested`);
  watching.close();
  await target.close();
  await together.stop();
  const [value, floorValue] = [median(ours), median(floors)];
  return [{ what: '50 kB events, sent to digested', unit: '/s', value, floor: floorValue, aim: { atLeast: 500 } }];
});

async function digested(watching: Bare): Promise<void> {
  const waiting = watching.prepare('SELECT EXISTS (SELECT 1 FROM "Event" WHERE "digestedAt" IS NULL) AS some');
  await until('all events are digested', 60_000, () => (waiting.get() as { some: number }).some === 0);
}

/** The least that must be done: every event parsed, every row (packed beforehand) inserted once, in groups like ours. */
function parseAndInsert(floor: Bare, jsons: readonly Buffer[], packed: readonly Buffer[], firstId: number): void {
  const insert = floor.prepare(`
    INSERT INTO "Event" ("projectId", "eventId", "issueId", "receivedAt", "digestedAt", "body") VALUES (${PROJECT}, ?, ?, ?, ?, ?)`);
  const group = floor.transaction((from: number, to: number) => {
    for (let index = from; index < to; index++) {
      const now = Date.now();
      JSON.parse((jsons[index] as Buffer).toString('utf8'));
      insert.run(eventId(firstId + index), (index % ISSUES) + 1, now, now, packed[index]);
    }
  });
  for (let from = 0; from < jsons.length; from += SENDERS) group(from, Math.min(from + SENDERS, jsons.length));
}
