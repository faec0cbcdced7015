import path from 'node:path';
import { evaluateEvent } from '../../src/ownership/evaluate-event';
import { factsOfEvent } from '../../src/ownership/facts-of-event';
import { filesNearError, namesOf } from '../../src/ownership/rank-suspects';
import type { NewCommit } from '../../src/ownership/read-commits';
import { registerCommits } from '../../src/ownership/register-commits';
import { createRuleBook } from '../../src/ownership/rule-book';
import { fieldsOf } from '../../src/platform/untrusted';
import { openBare, type Bare } from '../lib/bare';
import { intakeRates } from '../lib/on-and-off';
import { scenario, type Scenario } from '../lib/protocol';
import type { Sender } from '../lib/sentry-events';
import { percentile, timed } from '../lib/stats';
import { makeWorld, MEMBERS, openDibs, ORGANIZATION, PROJECT } from '../lib/world';

const COMMITS = 500;
const FILES = 10;
const RELEASES = 5;
const FRAMES = 50;
const LOOKS = 500;
const EVENTS = 1_500;
/** Of each project and round. */
const ERRORS = 12;
/** Files of the code base; as everywhere, many have the same name. */
const PATHS = 2_000;
const NAMES = 300;

const fileAt = (at: number) => `src/area-${(at % PATHS) % 97}/part-${at % PATHS}/service-${(at % PATHS) % NAMES}.ts`;

/** Of one author each, in turn; the last one is the newest. */
const commitsOf = (now: number, people: readonly string[]): NewCommit[] =>
  Array.from({ length: COMMITS }, (_, at) => ({
    sha: at.toString(16).padStart(40, '0'),
    authorEmail: people[at % people.length] ?? '',
    authorName: null,
    message: 'Work',
    committedAt: new Date(now - (COMMITS - at) * 60_000),
    files: Array.from({ length: FILES }, (_unused, file) => fileAt(at * 31 + file * 7)),
  }));

const eventOf = (seed: number) => ({
  release: 'shop@1.0',
  exception: {
    values: [
      {
        type: 'Error',
        value: 'broken',
        stacktrace: {
          frames: Array.from({ length: FRAMES }, (_, at) => ({
            filename: `/app/${fileAt(seed * 17 + at * 13)}`,
            function: 'run',
            in_app: true,
          })),
        },
      },
    ],
  },
});

scenario(async ({ dir, progress }) => {
  const looks = await lookTimes(dir, progress);
  const rates = await intakeRates(dir, progress, {
    what: 'commits',
    switchOn: async (projects, { port }) => {
      for (const project of projects) await register(port, project);
    },
    events: (round, projects) =>
      Array.from({ length: EVENTS }, (_, at) => eventOf(seedOf(round, Math.floor(at / projects)))),
  });
  const what = `${COMMITS} commits × ${FILES} files, ${FRAMES} frames`;
  return [
    { what: `${what}, p50`, unit: 'ms', value: percentile(looks.ours, 0.5), floor: percentile(looks.floors, 0.5) },
    {
      what: `${what}, p95`,
      unit: 'ms',
      value: percentile(looks.ours, 0.95),
      floor: percentile(looks.floors, 0.95),
      aim: { atMost: 10 },
    },
    { what: 'events sent to digested, commits on beside off', unit: '/s', value: rates.on, floor: rates.off },
  ];
});

/** One evaluation, and beside it its two look-ups with prepared statements. */
async function lookTimes(dir: string, progress: Scenario['progress']): Promise<{ ours: number[]; floors: number[] }> {
  progress('registering commits');
  const file = path.join(dir, 'commits.db');
  await makeWorld(file);
  const dibs = await openDibs(file, path.join(dir, 'commits-cache.db'));
  const people = MEMBERS.map((id) => `person${id}@acme.example`);
  for (let release = RELEASES; release > 0; release--) {
    const commits = commitsOf(Date.now(), people);
    await registerCommits(dibs.deps, PROJECT, { version: `shop@${release}.0`, commits });
  }
  const sources = await createRuleBook(dibs.deps).rulesOf(PROJECT);
  if (!sources) throw new Error('there are no commits');
  const bare = openBare(file);
  const lookUp = bareLookUps(bare);
  const ours: number[] = [];
  const floors: number[] = [];
  for (let look = 0; look < LOOKS + 50; look++) {
    if (look % 100 === 0) progress(`evaluation ${look} of ${LOOKS}`);
    const facts = factsOfEvent(fieldsOf(eventOf(look)));
    const names = JSON.stringify(namesOf(filesNearError(facts.frames)));
    let found = 0;
    const own = await timed(async () => {
      found = (await evaluateEvent(dibs.deps.db.read, PROJECT, sources, facts)).suspects?.length ?? 0;
    });
    const floor = await timed(() => lookUp(names, people));
    if (look === 0 && found === 0) throw new Error('nobody is suspect');
    // The first ones are for warming up only.
    if (look < 50) continue;
    ours.push(own);
    floors.push(floor);
  }
  bare.close();
  await dibs.close();
  return { ours, floors };
}

/** What has to be read: the files with these names and their commits, and the people of the authors. */
function bareLookUps(bare: Bare): (names: string, people: readonly string[]) => void {
  const touched = bare.prepare(`
    SELECT c."sha", c."authorEmail", c."authorName", c."committedAt", f."path"
    FROM "Release" r CROSS JOIN json_each(?) n
    CROSS JOIN "CommitFile" f ON f."releaseId" = r."id" AND f."name" = n."value"
    CROSS JOIN "ReleaseCommit" c ON c."id" = f."commitId"
    WHERE r."projectId" = ${PROJECT} AND r."version" = 'shop@1.0'`);
  const users = bare.prepare(`
    SELECT * FROM "User" WHERE "organizationId" = ${ORGANIZATION} AND lower("email") IN (SELECT value FROM json_each(?))`);
  return (names, people) => {
    const authors = new Set((touched.all(names) as { authorEmail: string }[]).map(({ authorEmail }) => authorEmail));
    users.all(JSON.stringify(people.filter((email) => authors.has(email))));
  };
}

/** New errors in every round, so that each is looked at: as many as a project may have looked at in a minute. */
const seedOf = (round: number, nth: number) => round * ERRORS + (nth % ERRORS);

/** As a build does it. */
async function register(port: number, { id, publicKey }: Sender): Promise<void> {
  const commits = commitsOf(Date.now(), ['alice@acme.example', 'bob@acme.example']).map((commit) => ({
    id: commit.sha,
    author_email: commit.authorEmail,
    timestamp: commit.committedAt.toISOString(),
    files: commit.files,
  }));
  const url = `http://127.0.0.1:${port}/api/${id}/releases/${encodeURIComponent('shop@1.0')}/commits/?sentry_key=${publicKey}`;
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ commits }) });
  if (!answer.ok) throw new Error(`commits were refused: ${answer.status} ${await answer.text()}`);
}
