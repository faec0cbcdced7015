import { UNKNOWN_PRESENCE } from '../../../src/people/availability';
import { showRun } from '../../../src/jobs/handlers/ownership-show-run';
import { startWorker } from '../../../src/jobs/worker';
import { DeliveryError } from '../../../src/notifications/messenger';
import { findRun, type RulesRun } from '../../../src/ownership/rules-run.store';
import { makeIssues } from '../../support/factory';
import { FakeSlack } from '../../support/fake-slack';
import { ownershipFixture, type OwnershipFixture } from '../../support/ownership-fixture';

let f: OwnershipFixture;
let slack: FakeSlack;
beforeEach(async () => {
  f = await ownershipFixture();
  slack = new FakeSlack();
});
afterEach(() => f.cleanup());

const RULES = 'path:pay/* #payments';
const runs = async () => {
  const rows = await f.deps.db.read.rulesRun.findMany({ orderBy: { id: 'asc' } });
  return Promise.all(rows.map(({ id }) => findRun(f.deps.db.read, String(id)) as Promise<RulesRun>));
};
const figures = async () =>
  (await runs()).map(({ state, total, looked, moved, decided }) => [state, total, looked, moved, decided]);
const live = () =>
  slack.messages.flatMap(({ message, updates }) => (message.kind === 'rules-run' ? [{ ...message.run, updates }] : []));
/** Lets the real worker do what waits. */
async function work(): Promise<void> {
  const worker = startWorker(f.deps, { messenger: slack });
  await worker.idle();
  await worker.stop();
}
const show = (uncertainSince: Date | null = null) =>
  runs().then(([run]) =>
    showRun(
      { ...f.deps, messenger: slack, presenceOf: () => Promise.resolve(UNKNOWN_PRESENCE) },
      { runId: run!.id },
      { uncertainSince, attempts: 1 },
    ),
  );
/** Something happens before the nth transaction from now on. */
function before(nth: number, happens: () => Promise<unknown>): void {
  const write = f.deps.db.write.bind(f.deps.db);
  let left = nth;
  f.deps.db.write = async (fn) => {
    if (--left === 0) {
      f.deps.db.write = write;
      await happens();
    }
    return write(fn);
  };
}

test('whoever saved rules hears in one message what moved, and what was left because people decided', async () => {
  await f.happens('pay/card.ts');
  await f.happens('cart/total.ts');
  await f.assigns(await f.happens('pay/refund.ts'), { type: 'user', id: f.alice.id });
  await f.rules(RULES);
  await work();
  expect(live()).toMatchObject([
    { projectSlug: 'shop', userId: f.alice.id, state: 'done', total: 3, looked: 3, moved: 1, decided: 1, updates: 0 },
  ]);
});

test('where nothing is open nobody is told', async () => {
  await f.rules(RULES);
  await work();
  expect(live()).toEqual([]);
  expect(await figures()).toEqual([['done', 0, 0, 0, 0]]);
});

describe('while many issues are looked at', () => {
  beforeEach(async () => {
    await f.happens('pay/card.ts');
    await makeIssues(f.deps, f.project, 260);
    await f.rules(RULES);
  });

  test('the message is asked for every three seconds, and in the end', async () => {
    f.deps.queue.nudge = () => f.deps.clock.advance(1_000);
    const asked = async () =>
      (await f.deps.db.read.job.findFirst({ where: { kind: 'ownership.show-run' } }))?.generation;
    before(6, async () => expect(await asked()).toBe(0));
    await f.applied();
    // After 3 s, and the last time.
    expect(await asked()).toBe(1);
    expect(await figures()).toEqual([['done', 261, 261, 1, 0]]);
  });

  test('a process that dies goes on where it was, and counts nothing twice', async () => {
    // The first counts, and then there is one for every 50 issues.
    before(4, () => Promise.reject(new Error('dead')));
    await expect(f.applied()).rejects.toThrow('dead');
    expect(await figures()).toEqual([['running', 261, 100, 1, 0]]);
    await f.applied();
    expect(await figures()).toEqual([['done', 261, 261, 1, 0]]);
    await f.applied();
    expect(await figures()).toEqual([['done', 261, 261, 1, 0]]);
  });

  test('newer rules take over at once, and the older message says so', async () => {
    before(4, async () => {
      await show();
      await f.rules('path:pay/* bob@acme.example');
    });
    await f.applied();
    expect(await figures()).toEqual([
      ['replaced', 261, 100, 1, 0],
      ['running', null, 0, 0, 0],
    ]);
    await work();
    expect(live().map(({ state, looked, moved, updates }) => [state, looked, moved, updates])).toEqual([
      ['replaced', 100, 1, 1],
      ['done', 261, 1, 0],
    ]);
  });

  test('newer rules before anybody was told leave one message, about themselves', async () => {
    before(4, () => f.rules('path:pay/* bob@acme.example'));
    await f.applied();
    await work();
    expect(live().map(({ state }) => state)).toEqual(['done']);
  });
});

test('a message that may have been posted is looked for, not posted again, and then says what is so', async () => {
  await f.happens('pay/card.ts');
  await f.rules(RULES);
  before(3, async () => {
    slack.fail({ method: 'post', error: new DeliveryError('temporary', 'timeout'), effect: 'done' });
    await expect(show()).rejects.toThrow(DeliveryError);
  });
  await f.applied();
  expect(live()).toMatchObject([{ state: 'running' }]);
  await show(f.deps.clock.now());
  expect(live()).toMatchObject([{ state: 'done', updates: 1 }]);
  await show();
  expect(live()).toMatchObject([{ state: 'done', updates: 2 }]);
});
