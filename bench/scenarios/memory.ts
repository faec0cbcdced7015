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
const ISSUES = 200;
const PROJECTS = 100;
const SENDERS = 32;
/** So that the backlog, whose rows are on the disk, stays small. */
const MOST_WAITING = 2_000;

/** The app's whole process while 100,000 small events go through it. */
scenario(async ({ dir, progress }) => {
  progress('starting the app and a workspace for it');
  const slugs = Array.from(
    { length: PROJECTS },
    (_, index) => `shop-${Math.floor(index / 10)}-${'abcdefghij'[index % 10]}`,
  );
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
  const events = makeEvents(ISSUES * 5, BYTES, ISSUES);

  function* posts(from: number): Iterable<Post> {
    for (let number = from; number < from + CHUNK; number++) {
      const project = projects[number % projects.length];
      const event = events[number % events.length];
      if (project && event) yield envelope(project, event, eventId(number));
    }
  }
  const samples: number[] = [];
  for (let sent = 0; sent < EVENTS; sent += CHUNK) {
    if (sent % SAMPLE === 0) progress(`${sent} of ${EVENTS} events, ${samples.at(-1)?.toFixed(0) ?? '?'} MB`);
    await sendAll(target, posts(sent), SENDERS);
    await backlogBelow(sent + CHUNK === EVENTS ? 0 : MOST_WAITING);
    if ((sent + CHUNK) % SAMPLE === 0) samples.push(await app.memory());
  }
  watching.close();
  await target.close();
  await together.stop();

  // Ten samples: the first three are the start, then come the middle and the last third.
  const [middle, last] = [mean(samples.slice(3, 6)), mean(samples.slice(-3))];
  const most = Math.max(...samples);
  return [
    { what: 'resident memory, most of 10 samples', unit: 'MB', value: most, floor: null, aim: { atMost: 250 } },
    {
      what: 'last third over middle third',
      unit: '%',
      value: (last / middle - 1) * 100,
      floor: null,
      aim: { atMost: 10 },
    },
  ];
});
