import path from 'node:path';
import { previewRules } from '../../src/assignment/preview-rules';
import { factsOfEvent } from '../../src/ownership/facts-of-event';
import { matchRules } from '../../src/ownership/match-rules';
import { compileTexts } from '../../src/ownership/rule-book';
import { packBody, unpackBody } from '../../src/platform/event-body';
import { fieldsOf } from '../../src/platform/untrusted';
import { openBare, type Bare } from '../lib/bare';
import { intakeRates } from '../lib/on-and-off';
import { scenario, type Scenario } from '../lib/protocol';
import { makeEvents } from '../lib/sentry-events';
import { median, percentile, timed } from '../lib/stats';
import { addIssues, makeWorld, openDibs, ORGANIZATION, PROJECT, VIEWER } from '../lib/world';

const RULES = 2_000;
const FRAMES = 50;
const LOOKS = 500;
const OPEN_ISSUES = 10_000;
const EVENTS = 1_500;
const ROUNDS = 3;

/** Rules for directories, files and modules of a large code base; `owner` is somebody who exists. */
const rulesText = (count: number, owner: string) =>
  Array.from({ length: count }, (_, at) => {
    const kinds = [
      `path:src/area-${at % 97}/part-${at}/*`,
      `path:*/service-${at}.ts`,
      `module:shop.area${at % 97}.part${at}*`,
    ];
    return `${kinds[at % kinds.length]} ${owner}`;
  }).join('\n');

const frames = (seed: number) =>
  Array.from({ length: FRAMES }, (_, at) => ({
    filename: `/srv/app/src/area-${(seed + at) % 97}/part-${(seed * 7 + at * 13) % RULES}/service-${(seed * 3 + at) % RULES}.ts`,
    module: `shop.area${(seed + at) % 97}.part${(seed * 5 + at) % RULES}`,
    function: 'run',
    in_app: true,
  }));

const eventOf = (seed: number) => ({
  exception: { values: [{ type: 'Error', value: 'broken', stacktrace: { frames: frames(seed) } }] },
});

scenario(async ({ dir, progress }) => {
  progress('matching');
  const compiled = compileTexts({
    organizationId: ORGANIZATION,
    rules: rulesText(RULES, 'person1@acme.example'),
    codeowners: '',
    autoAssign: true,
    changedAt: 0,
  })?.compiled;
  if (!compiled) throw new Error('there are no rules');
  const times: number[] = [];
  for (let look = 0; look < LOOKS; look++) {
    const facts = factsOfEvent(fieldsOf(eventOf(look)));
    times.push(await timed(() => matchRules(compiled, facts)));
  }
  const preview = await previewTimes(dir, progress);
  const events = makeEvents(EVENTS, 10_000, 20);
  const rates = await intakeRates(dir, progress, { what: 'rules', switchOn: saveRules, events: () => events });
  return [
    { what: `${RULES} rules × ${FRAMES} frames, p50`, unit: 'ms', value: percentile(times, 0.5), floor: null },
    {
      what: `${RULES} rules × ${FRAMES} frames, p95`,
      unit: 'ms',
      value: percentile(times, 0.95),
      floor: null,
      aim: { atMost: 2 },
    },
    { what: 'preview over 10,000 open issues', unit: 'ms', ...preview, aim: { atMost: 5_000 } },
    { what: 'events sent to digested, rules on beside off', unit: '/s', value: rates.on, floor: rates.off },
  ];
});

/** Beside it: only reading, unpacking and parsing the same events. */
async function previewTimes(dir: string, progress: Scenario['progress']): Promise<{ value: number; floor: number }> {
  progress(`storing ${OPEN_ISSUES} open issues`);
  const file = path.join(dir, 'preview.db');
  await makeWorld(file);
  const bare = openBare(file);
  addIssues(bare, PROJECT, OPEN_ISSUES);
  await addEvents(bare);
  const dibs = await openDibs(file, path.join(dir, 'preview-cache.db'));
  const viewer = {
    organizationId: ORGANIZATION,
    userId: VIEWER,
    slackUserId: 'U0PERSON21',
    name: 'Person',
    isAdmin: true,
  };
  const value = rulesText(RULES, 'person1@acme.example');
  const ours: number[] = [];
  const floors: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    progress(`preview, round ${round} of ${ROUNDS}`);
    ours.push(await timed(() => previewRules(dibs.deps, viewer, { slug: 'checkout', text: 'rules', value })));
    floors.push(await timed(() => readAll(bare)));
  }
  bare.close();
  await dibs.close();
  return { value: median(ours), floor: median(floors) };
}

async function addEvents(bare: Bare): Promise<void> {
  const bodies = await Promise.all(
    Array.from({ length: 100 }, (_, seed) => packBody(Buffer.from(JSON.stringify(eventOf(seed))))),
  );
  const insert = bare.prepare(`
    INSERT INTO "Event" ("projectId", "eventId", "issueId", "receivedAt", "digestedAt", "body")
    SELECT ${PROJECT}, lower(hex(randomblob(16))), "id", 1, 1, ? FROM "Issue" WHERE "number" = ?`);
  bare.transaction(() => {
    for (let number = 1; number <= OPEN_ISSUES; number++) insert.run(bodies[number % bodies.length], number);
  })();
}

function readAll(bare: Bare): void {
  const rows = bare.prepare('SELECT "body" FROM "Event"').all() as { body: Buffer }[];
  for (const { body } of rows) JSON.parse(unpackBody(body).toString('utf8'));
}

function saveRules(projects: readonly { id: string }[], { bare }: { bare: Bare }): void {
  const save = bare.prepare(`INSERT INTO "ProjectOwnership" ("projectId", "rules", "updatedAt") VALUES (?, ?, ?)`);
  for (const { id } of projects) save.run(id, rulesText(RULES, 'alice@acme.example'), Date.now());
}
