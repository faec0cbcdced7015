import { openBare, type Bare } from './bare';
import { connectTo, sendAll, until } from './load';
import type { Scenario } from './protocol';
import { envelope, eventId, type Sender } from './sentry-events';
import { median, timed } from './stats';
import { startTogether } from './together';

const ROUNDS = 3;
const PROJECTS = 10;
const SENDERS = 32;

export interface OnAndOff {
  /** What is on or off, for the progress line. */
  what: string;
  /** Switches it on for these projects, in the app's database or over its port. */
  switchOn: (projects: readonly Sender[], app: { bare: Bare; port: number }) => Promise<void> | void;
  /** The events of a round, which go to the projects in turn. */
  events: (round: number, projects: number) => readonly Parameters<typeof envelope>[1][];
}

/** Events a second from the first byte sent until all are digested: the same ones to projects with it and without. */
export async function intakeRates(
  dir: string,
  progress: Scenario['progress'],
  { what, switchOn, events }: OnAndOff,
): Promise<{ on: number; off: number }> {
  progress('starting the app and a workspace for it');
  const slugs = (side: string) => Array.from({ length: PROJECTS }, (_, at) => `${side}-${'abcdefghij'[at]}`);
  const together = await startTogether(dir, [...slugs('on'), ...slugs('off')]);
  const { projects, port, databaseFile } = together.app.ready;
  const sides = { on: projects.slice(0, PROJECTS), off: projects.slice(PROJECTS) };
  const target = connectTo(port, SENDERS);
  const watching = openBare(databaseFile);
  const waiting = watching.prepare('SELECT EXISTS (SELECT 1 FROM "Event" WHERE "digestedAt" IS NULL) AS some');
  await switchOn(sides.on, { bare: watching, port });
  const rates: Record<keyof typeof sides, number[]> = { on: [], off: [] };
  let sent = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const side of ['off', 'on'] as const) {
      progress(`events with ${what} ${side}, round ${round} of ${ROUNDS}`);
      const posts = events(round, PROJECTS).map((event, at) =>
        envelope(sides[side][at % PROJECTS] as Sender, event, eventId(++sent)),
      );
      const took = await timed(async () => {
        await sendAll(target, posts, SENDERS);
        await until('all events are digested', 60_000, () => (waiting.get() as { some: number }).some === 0);
      });
      if (round > 0) rates[side].push((posts.length * 1_000) / took);
    }
  }
  watching.close();
  await target.close();
  await together.stop();
  return { on: median(rates.on), off: median(rates.off) };
}
