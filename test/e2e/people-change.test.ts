import type { Message } from '../../src/local-workspace/model';
import { buttons, cardOf, eventually, quiet, reads, shows } from '../support/story';
import { ALICE, BOB, CAROL, FEMI, messageText, startTogether, type Together } from '../support/together';

/** People come, change and go in Slack, and Dibs keeps up. */
let t: Together;
const title = 'receipt printed twice';
beforeAll(async () => {
  t = await startTogether();
  await cardOf(t, t.checkout, { message: title });
  await cardOf(t, t.storefront, { message: 'banner is upside down' });
  await quiet(t);
});
afterAll(async () => {
  expect(t.slack.problems()).toEqual([]);
  await t.stop();
});

const card = (of = title): Message => {
  const found = t.card('#alerts', of);
  if (!found) throw new Error(`no card of "${of}"`);
  return found;
};
const userRow = (slackUserId: string) => t.app.deps.db.read.user.findFirst({ where: { slackUserId } });
const offered = async (typed: string, of = 'banner is upside down') =>
  JSON.stringify(await t.slack.as(ALICE).searches(card(of), { actionId: 'assignee' }, typed));

test('everybody is mirrored at the start, also the deactivated; the bot is none of them to choose', async () => {
  const rows = await t.app.deps.db.read.user.findMany({ where: { kind: 'member' } });
  expect(rows).toHaveLength(8);
  expect(rows.filter(({ isActive }) => !isActive).map(({ handle }) => handle)).toEqual(['hal']);
  expect(await offered('')).not.toMatch(/Hal Jensen|dibs/);
});

test('who joins can be found and assigned', async () => {
  const zoe = t.slack.addUser({
    name: 'zoë',
    realName: 'Zoë Ångström',
    displayName: 'Zoë Ångström',
    email: 'zoe@acme.example',
  });
  await eventually(() => userRow(zoe.id), 'Zoë to be mirrored');
  expect(await offered('angstr')).toContain('Zoë Ångström');
  await t.slack.as(ALICE).selects(card('banner is upside down'), { actionId: 'assignee' }, 'Zoë Ångström');
  await shows(t, '#alerts', 'banner is upside down', 'Zoë Ångström');
});

test('a new name is found, and the next drawing of a card has it', async () => {
  t.slack.updateUser(BOB, { realName: 'Robert Tanaka-Smith', displayName: 'Robert Tanaka-Smith' });
  await eventually(async () => (await userRow(BOB))?.displayName.startsWith('Robert'), 'the new name');
  expect(await offered('smith')).toContain('Robert Tanaka-Smith');
  await reads(t.slack, BOB, (bob) => bob.clicks(card(), 'Assign to me'));
  await shows(t, '#alerts', title, 'Taken by *Robert Tanaka-Smith*');
});

test('who is deactivated can neither act nor be assigned, and what was his is free, which the channel hears', async () => {
  t.slack.updateUser(BOB, { deleted: true });
  await eventually(async () => (await userRow(BOB))?.isActive === false, 'Bob to be deactivated');
  expect(await reads(t.slack, BOB, (bob) => bob.clicks(card(), 'Resolve'))).toContain('deactivated');
  expect(await offered('tanaka', title)).not.toContain('Tanaka');
  expect(await reads(t.slack, ALICE, (alice) => alice.runs('#alerts', '/assign STOREFRONT-1 @bob'))).toContain(
    'deactivated',
  );
  await quiet(t);
  expect(messageText(card())).not.toContain('Robert Tanaka-Smith');
  expect(buttons(card())).toContain('Resolve');
  const told = t.slack.messages('#alerts').filter((one) => messageText(one).includes('*Robert Tanaka-Smith* left'));
  expect(told).toHaveLength(1);
  expect(await reads(t.slack, CAROL, (carol) => carol.clicks(card(), 'Assign to me'))).toContain('is yours now');
});

test('who comes back can act again', async () => {
  t.slack.updateUser(BOB, { deleted: false });
  await eventually(async () => (await userRow(BOB))?.isActive === true, 'Bob to be back');
  expect(await reads(t.slack, BOB, (bob) => bob.clicks(card(), 'Assign to me'))).toContain('is yours now');
});

describe('somebody we have never heard of', () => {
  const forget = async (slackUserId: string) => {
    await t.app.deps.db.write((tx) => tx.user.deleteMany({ where: { slackUserId } }));
  };

  test('is looked up when he clicks, and the click counts', async () => {
    await forget(FEMI);
    expect(await reads(t.slack, FEMI, (femi) => femi.clicks(card('banner is upside down'), 'Assign to me'))).toContain(
      'is yours now',
    );
    expect(await userRow(FEMI)).toMatchObject({ handle: 'femi', isActive: true });
    expect(t.slack.calls('users.info').filter(({ args }) => args['user'] === FEMI)).toHaveLength(1);
    await shows(t, '#alerts', 'banner is upside down', 'Femi Adeyemi');
  });

  test('is looked up when he is named', async () => {
    const { id } = (await userRow('U0GRACE01')) ?? { id: 0n };
    await t.app.deps.db.write((tx) => tx.user.delete({ where: { id } }));
    expect(await reads(t.slack, ALICE, (alice) => alice.runs('#alerts', '/assign STOREFRONT-1 @grace'))).toContain(
      '*Grace Kim*',
    );
  });

  test('hears a sentence when Slack cannot be asked just then, and nothing changes', async () => {
    await forget(FEMI);
    t.slack.faults.next('users.info', { kind: '500' });
    const said = await reads(t.slack, FEMI, (femi) => femi.clicks(card('banner is upside down'), 'Resolve'));
    expect(said).toContain('Slack did not answer me in time');
    await quiet(t);
    expect(messageText(card('banner is upside down'))).not.toContain('Resolved');
    expect(await reads(t.slack, FEMI, (femi) => femi.clicks(card('banner is upside down'), 'Resolve'))).toContain(
      'is now resolved',
    );
  });
});

test('a team follows its user group', async () => {
  const members = async () => {
    const rows = await t.app.deps.db.read.teamMember.findMany({
      where: { isActive: true, team: { slug: 'payments' } },
      include: { user: true },
    });
    return rows.map(({ user }) => user.slackUserId).sort();
  };
  t.slack.setUserGroup({ handle: 'payments', users: [CAROL, FEMI] });
  await eventually(async () => (await members()).join() === [CAROL, FEMI].sort().join(), 'the new members');
  // He can hold issues of the team's project from now on.
  expect(await reads(t.slack, FEMI, (femi) => femi.clicks(card(), 'Assign to me'))).toContain('is yours now');
});

test('without a paid plan teams keep their members and everything else works', async () => {
  t.slack.paidPlan(false);
  const before = t.slack.calls().length;
  t.slack.setUserGroup({ handle: 'payments', users: [BOB] });
  await t.slack.waitFor(
    () =>
      t.slack
        .calls()
        .slice(before)
        .some(({ method, outcome }) => method === 'usergroups.users.list' && outcome === 'paid_teams_only'),
    'the refusal',
  );
  await quiet(t);
  expect(await reads(t.slack, CAROL, (carol) => carol.runs('#alerts', '/assign CHECKOUT-1 #payments'))).toContain(
    '*#payments*',
  );
  const active = await t.app.deps.db.read.teamMember.count({ where: { isActive: true, team: { slug: 'payments' } } });
  expect(active).toBe(2);
});
