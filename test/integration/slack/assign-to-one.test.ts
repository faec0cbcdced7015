import { findUserBySlackId } from '../../../src/people/user.store';
import type { Team, User } from '../../../src/people/types';
import { ALERTS, ALICE, BOB, CAROL, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeIssues, makeProject, makeTeam } from '../../support/factory';
import { buttons } from '../../support/story';
import { messageText } from '../../support/together';
import { closeAll } from '../../support/workspace-fixture';

const DAN = 'U0DAN0001';
let at: EdgeFixture;
let people: { bob: User; carol: User; dan: User };
let team: Team;
beforeEach(async () => {
  at = await startEdge();
  const [bob, carol, dan] = await Promise.all([BOB, CAROL, DAN].map(user));
  if (!bob || !carol || !dan) throw new Error('who is there?');
  people = { bob, carol, dan };
  team = await makeTeam(at.deps, at.organization, 'backend', [bob, carol, dan]);
  for (const id of [BOB, CAROL, DAN]) at.local.control.updateUser(id, { tzOffset: 0 });
  await makeIssues(at.deps, at.project, 9);
});
afterEach(closeAll);

const user = (id: string) => findUserBySlackId(at.deps.db.read, at.organization.id, id);
async function says(text: string, who = ALICE): Promise<string> {
  expect(await at.local.control.as(who).runs(ALERTS, `/assign ${text}`)).toEqual({ ok: true });
  await at.settled();
  return messageText(at.local.control.ephemerals(who).at(-1) ?? { text: '', blocks: [], attachments: [] });
}
const isAway = (id: string) =>
  at.local.control.updateUser(id, { status: { text: 'On leave', emoji: '', expiration: 0 } });
async function holderOf(number: number): Promise<string | undefined> {
  const issue = await at.deps.db.read.issue.findFirst({
    where: { number },
    include: { assignee: { include: { user: true } } },
  });
  return issue?.assignee?.user?.slackUserId;
}
const load = async (who: User) => at.deps.db.read.assignee.count({ where: { userId: BigInt(who.id) } });

it('gives it to whoever holds the fewest and is there, says why, and names the team', async () => {
  await says('CHECKOUT-2 CHECKOUT-3 @bob');
  await says('CHECKOUT-4 CHECKOUT-5 CHECKOUT-6 @dan');
  isAway(CAROL);
  expect(await says('CHECKOUT-1 #backend --to-one -- they know it')).toBe(
    '*CHECKOUT-1* is now assigned to *Bob Tanaka*. *Bob Tanaka* holds 2 open issues, the fewest of *#backend*; *Carol Ortiz* is away.\n> they know it\nUndo',
  );
  expect(await holderOf(1)).toBe(BOB);
  const [activity] = await at.deps.db.read.activity.findMany({
    where: { issueId: BigInt(at.issue.id), type: 'ASSIGNED' },
  });
  expect(JSON.parse(activity?.data ?? '{}')).toMatchObject({ assigneeName: 'Bob Tanaka', team: '#backend' });
  const [card] = at.local.control.messages(ALERTS);
  const lines = at.local.control.thread(ALERTS, card?.ts ?? '').map(messageText);
  expect(lines.at(-1)).toBe('*Alice Nguyen* assigned this to *Bob Tanaka*, of *#backend*.\n> they know it');

  const answer = at.local.control.ephemerals(ALICE).at(-1);
  if (!answer) throw new Error('no answer');
  expect(buttons(answer)).toEqual(['Undo']);
  await at.local.control.as(ALICE).clicks(answer, 'Undo');
  await at.settled();
  expect(await holderOf(1)).toBeUndefined();
});

it('several are spread one by one', async () => {
  await says('CHECKOUT-2 @bob');
  const said = await says('CHECKOUT-3 CHECKOUT-4 CHECKOUT-5 CHECKOUT-6 CHECKOUT-7 #backend --to-one');
  expect(said).toContain('5 issues went to members of *#backend*, each to whoever held the fewest.');
  expect(said).toContain(
    '• *CHECKOUT-3* is now assigned to *Carol Ortiz*. *Carol Ortiz* holds no open issue, as few as others of *#backend*',
  );
  expect(await Promise.all([people.bob, people.carol, people.dan].map(load))).toEqual([2, 2, 2]);
});

it('what is resolved does not count, and the issue itself does not either', async () => {
  await says('CHECKOUT-2 CHECKOUT-3 @bob');
  await says('CHECKOUT-4 @carol');
  await says('CHECKOUT-5 @dan');
  await at.deps.db.write((tx) =>
    tx.issue.updateMany({ where: { number: { in: [2, 3] } }, data: { status: 'resolved' } }),
  );
  expect(await says('CHECKOUT-1 #backend --to-one')).toContain(
    '*Bob Tanaka* holds no open issue, the fewest of *#backend*.',
  );
  expect(await says('CHECKOUT-1 #backend --to-one')).toContain('*CHECKOUT-1* stays with *Bob Tanaka*.');
});

it('two at once do not choose the same person', async () => {
  const control = at.local.control;
  await Promise.all([
    control.as(ALICE).runs(ALERTS, '/assign CHECKOUT-1 #backend --to-one'),
    control.as(BOB).runs(ALERTS, '/assign CHECKOUT-2 #backend --to-one'),
    control.as(CAROL).runs(ALERTS, '/assign CHECKOUT-3 #backend --to-one'),
  ]);
  await at.settled();
  const holders = await Promise.all([1, 2, 3].map(holderOf));
  expect(holders.sort()).toEqual([BOB, CAROL, DAN].sort());
});

it('a user group that is linked is its team', async () => {
  await at.deps.db.write((tx) =>
    tx.team.update({ where: { id: BigInt(team.id) }, data: { slackUsergroupId: 'S0PAYMENT' } }),
  );
  expect(await says('CHECKOUT-1 @payments --to-one')).toContain('of *#backend*');
});

it('when nobody is left, says so in one sentence and changes nothing', async () => {
  for (const id of [BOB, CAROL, DAN]) isAway(id);
  expect(await says('CHECKOUT-1 #backend --to-one')).toContain('Everybody of #backend is away now: ');
  await makeTeam(at.deps, at.organization, 'empty');
  expect(await says('CHECKOUT-1 #empty --to-one')).toContain('#empty has no members, so there is nobody to choose.');
  expect(await says('CHECKOUT-1 @bob --to-one')).toContain('chooses from a team, and Bob Tanaka is a person.');
  const closed = await makeProject(at.deps, at.organization, 'closed', {
    teams: [await makeTeam(at.deps, at.organization, 'web')],
  });
  await makeIssues(at.deps, closed, 1);
  expect(await says('CHECKOUT-1 CLOSED-1 #backend --to-one')).toContain(
    '#backend cannot be assigned to issues of closed',
  );
  expect(await at.deps.db.read.assignee.count()).toBe(0);
});

it('whom Slack does not tell about counts as there', async () => {
  isAway(CAROL);
  for (let asked = 0; asked < 3; asked++) {
    at.local.control.faults.next('users.info', { kind: 'refuse', error: 'missing_scope', needed: 'users:read' });
  }
  await says('CHECKOUT-2 @bob');
  await says('CHECKOUT-3 @dan');
  expect(await says('CHECKOUT-1 #backend --to-one')).toContain('*Carol Ortiz* holds no open issue');
});
