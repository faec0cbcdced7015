import path from 'node:path';
import { migrate } from '../../src/platform/db/migrate';
import { openBare } from '../lib/bare';
import { connectTo, sendAll, until, type Post } from '../lib/load';
import { scenario } from '../lib/protocol';
import { envelope, eventId, makeEvents } from '../lib/sentry-events';
import { mean } from '../lib/stats';
import { startTogether } from '../lib/together';

const EVENTS = 100_000;
const SAMPLE = 10_000;
const CHUNK = 1_000;
const BYTES = 2_000;
const ISSUES = 40;
const PROJECTS = 40;
const SENDERS = 32;
/** So that the backlog, whose rows are on the disk, stays small. */
const MOST_WAITING = 2_000;
/** On a machine that is busy otherwise it stops earlier, and says so. */
const LONGEST_MS = 120_000;

/** The app's whole process while 100,000 small events go through it. */
scenario(async ({ dir, progress }) => {
  progress('starting the app and a workspace for it');
  const slugs = Array.from(
    { length: PROJECTS },
    (_, index) => `shop-${Math.floor(index / 10)}-${'abcdefghij'[index % 10]}`,
  );
  // As after every start but the very first, which keeps the schema engine in memory until the next one.
  await migrate(path.join(dir, 'dibs.db'));
  const together = await startTogether(dir, slugs);
  const { app } = together;
  const { projects } = app.ready;
  const watching = openBare(app.ready.databaseFile);
  const waiting = watching.prepare(
    'SELECT COUNT(*) AS n FROM (SELECT 1 FROM "Event" WHERE "digestedAt" IS NULL LIMIT 50000)',
  );
  const backlogBelow = (limit: number) =>
    until('events are digested', 60_000, () => (waiting.get() as { n: number }).n <= limit);
  const target = connectTo(app.ready.port, SENDERS);
  const events = makeEvents(ISSUES * 25, BYTES, ISSUES);

  function* posts(from: number): Iterable<Post> {
    for (let number = from; number < from + CHUNK; number++) {
      const project = projects[number % projects.length];
      const event = events[number % events.length];
      if (project && event) yield envelope(project, event, eventId(number));
    }
  }
  const samples: number[] = [];
  const deadline = performance.now() + LONGEST_MS;
  let sent = 0;
  for (; sent < EVENTS && performance.now() < deadline; sent += CHUNK) {
    if (sent % SAMPLE === 0) progress(`${sent} of ${EVENTS} events, ${samples.at(-1)?.toFixed(0) ?? '?'} MB`);
    await sendAll(target, posts(sent), SENDERS);
    await backlogBelow(MOST_WAITING);
    if ((sent + CHUNK) % SAMPLE === 0) samples.push(await app.memory());
  }
  watching.close();
  await target.close();
  await together.stop();

  const third = Math.floor(samples.length / 3);
  const [middle, last] = [mean(samples.slice(-2 * third, -third)), mean(samples.slice(-third))];
  const amount = `${sent.toLocaleString('en')} events`;
  const most = Math.max(...samples);
  return [
    { what: `resident memory over ${amount}, most`, unit: 'MB', value: most, floor: null, aim: { atMost: 250 } },
    {
      what: 'last third over middle third',
      unit: '%',
      value: (last / middle - 1) * 100,
      floor: null,
      aim: { atMost: 10 },
    },
  ];
});
