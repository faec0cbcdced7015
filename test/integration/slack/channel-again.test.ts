import { ALERTS, ALICE, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
  await at.deps.db.write((tx) => tx.user.updateMany({ where: { slackUserId: ALICE }, data: { isAdmin: true } }));
});
afterEach(closeAll);

const shown = () => at.local.control.messages(ALERTS).map((message) => JSON.stringify(message.blocks));
const failed = () => at.deps.db.read.job.count({ where: { state: 'failed' } });
async function alice(text: string): Promise<void> {
  await at.local.control.as(ALICE).runs('#general', text);
  await at.settled();
}

/** While the bot is outside, an issue comes, and the one that has its card changes hands. */
async function missWhatHappens(): Promise<void> {
  at.local.control.kickBot('#alerts');
  await at.issueWithCard(at.project, 'Error: nobody could hear me');
  await alice('/assign CHECKOUT-1 @bob');
  expect(await failed()).toBeGreaterThan(1);
  expect(shown()).toHaveLength(1);
  at.local.control.inviteBot('#alerts');
}

test.each([
  ['of a project', '/assign-admin project channel checkout #alerts'],
  ['of a team', '/assign-admin team channel backend #alerts'],
])('a channel that is set again as that %s hears what it missed', async (_name, command) => {
  await alice('/assign-admin team create backend');
  await missWhatHappens();
  await alice(command);
  const [first, second] = shown();
  expect(first).toContain('Bob Tanaka');
  expect(second).toContain('nobody could hear me');
  expect(await failed()).toBe(0);
});

test('a channel that is set and was never stopped costs no job', async () => {
  const before = at.local.control.calls('chat.postMessage').length;
  await alice('/assign-admin project channel checkout #alerts');
  expect(await at.deps.db.read.job.count()).toBe(0);
  expect(at.local.control.calls('chat.postMessage')).toHaveLength(before);
});

test('what was given up about another channel stays given up', async () => {
  await missWhatHappens();
  const now = at.deps.clock.now();
  const scope = 'chat.postMessage:C0OTHER';
  const job = { kind: 'notice.team', scope, lane: 1, state: 'failed', payload: '{}', runAt: now, createdAt: now };
  await at.deps.db.write((tx) => tx.job.create({ data: job }));
  await alice('/assign-admin project channel checkout #alerts');
  expect(await at.deps.db.read.job.findMany({ select: { scope: true } })).toEqual([{ scope }]);
});
