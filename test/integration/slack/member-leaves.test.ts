import { ALERTS, BOB, listenWith, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { holderOf } from '../../support/look';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
});
afterEach(closeAll);

async function bobHoldsTheIssue(): Promise<void> {
  const bob = await at.deps.db.read.user.findFirstOrThrow({ where: { slackUserId: BOB } });
  const { id, projectId } = await at.deps.db.read.issue.findFirstOrThrow();
  const data = { issueId: id, projectId, userId: bob.id, assignedAt: at.deps.clock.now(), source: 'slash_command' };
  await at.deps.db.write((tx) => tx.assignee.create({ data }));
}

const told = () => at.local.control.messages(ALERTS).filter(({ text }) => text.includes('left, so nobody holds'));

test('a member who is deactivated loses his open issues, and the channel hears it once', async () => {
  await bobHoldsTheIssue();
  at.local.control.updateUser(BOB, { deleted: true });
  await at.local.control.waitFor(() => told().length > 0, 'the message to the channel');
  await at.settled();
  expect(await holderOf(at.deps, at.issue.id)).toBeNull();
  const [notice] = told();
  expect(notice?.text).toContain('1 issue of *checkout*');
  expect(JSON.stringify(notice?.blocks)).toContain('external_select');

  at.local.control.updateUser(BOB, { displayName: 'Bob (gone)' });
  const heardOf = () => at.local.control.deliveries().filter((one) => one.name === 'user_change' && one.status === 200);
  await at.local.control.waitFor(() => heardOf().length > 1, 'the second change');
  await at.settled();
  expect(told()).toHaveLength(1);
});

test('a start makes good what a crash between mirroring and freeing left undone', async () => {
  await bobHoldsTheIssue();
  await at.deps.db.write((tx) => tx.user.updateMany({ where: { slackUserId: BOB }, data: { isActive: false } }));
  const again = await listenWith(at.deps, at.slack);
  await again.edge.start();
  await again.edge.peopleSynced();
  expect(await at.deps.db.read.activity.findMany({ where: { type: 'UNASSIGNED' } })).toMatchObject([
    { source: 'member_left', userId: null },
  ]);
});
