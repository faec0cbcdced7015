import { assignIssues } from '../../../src/assignment/assign-issues';
import { AlreadyDone, closingDeps, type Ticket } from '../../../src/slack/ticket';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssue, makeOrganization, makeProject, makeUser, viewerOf } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  const receivedAt = deps.clock.now();
  await deps.db.write((tx) =>
    tx.inboundRequest.create({ data: { key: 'action:1', body: '{}', state: 'open', receivedAt } }),
  );
});
afterEach(() => cleanup());

const ticket = (): Ticket => ({ key: 'action:1', receivedAt: deps.clock.now(), isReplay: false, isDone: false });
const state = async () => (await deps.db.read.inboundRequest.findUniqueOrThrow({ where: { key: 'action:1' } })).state;

async function assignment() {
  const organization = await makeOrganization(deps);
  const bob = await makeUser(deps, organization, 'bob');
  const { id } = await makeIssue(deps, await makeProject(deps, organization, 'checkout'));
  const input = { issueIds: [id], to: { type: 'user' as const, id: bob.id }, source: 'assign_to_me' as const };
  return (by: Ticket) => assignIssues(closingDeps(deps, by), viewerOf(bob), input);
}

test('a change closes its request in the same transaction: a process that dies right after repeats nothing', async () => {
  const assign = await assignment();
  await assign(ticket());
  // Nobody had the time to mark the request afterwards, and the next process takes it up again.
  expect(await state()).toBe('done');
  await expect(assign(ticket())).rejects.toThrow(AlreadyDone);
  expect(await deps.db.read.analyticsEvent.count()).toBe(1);
});

test('a change that fails leaves its request open', async () => {
  const mine = ticket();
  const failing = closingDeps(deps, mine).db.write(async () => {
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  expect(await state()).toBe('open');
  expect(mine.isDone).toBe(false);
});

test('later writes of the same request go on', async () => {
  const { db } = closingDeps(deps, ticket());
  await db.write(async () => undefined);
  await expect(db.write(async () => 'second')).resolves.toBe('second');
});

test('what has no place in the inbox writes as ever', async () => {
  expect(closingDeps(deps, null)).toBe(deps);
});
