import { ALERTS, ALICE, BOB, CAROL, HAL, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeIssue, makeOrganization, makeProject, makeTeam } from '../../support/factory';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
});
afterEach(closeAll);

async function alice(text: string): Promise<string> {
  const before = at.heard(ALICE).length;
  expect(await at.local.control.as(ALICE).runs(ALERTS, `/assign ${text}`)).toEqual({ ok: true });
  await at.settled();
  return at.heard(ALICE).slice(before).join('\n');
}

const holders = () =>
  at.deps.db.read.assignee.findMany({
    select: { issueId: true, user: { select: { handle: true } }, team: { select: { slug: true } } },
    orderBy: { issueId: 'asc' },
  });
const holderOf = async (issueId: string) => {
  const found = (await holders()).find((row) => String(row.issueId) === issueId);
  return found?.user?.handle ?? found?.team?.slug ?? null;
};

test('an issue is given to a person, and the card, the thread and the confirmation say so', async () => {
  const answer = await alice('checkout-1 @bob -- knows this <code> & all');
  expect(answer).toMatch(/assigned to \*?bob/i);
  expect(answer).toContain('"text":"Undo"');
  expect(await holderOf(at.issue.id)).toBe('bob');
  const [card] = at.local.control.messages(ALERTS);
  expect(card?.text).toMatch(/assigned to bob/i);
  const [, line] = at.local.control.thread(ALERTS, card?.ts ?? '');
  expect(JSON.stringify(line)).toContain('knows this &lt;code&gt; &amp; all');
  const [analytics] = await at.deps.db.read.analyticsEvent.findMany();
  expect(analytics?.attributes).toContain('"assigned_by":"slash_command"');
});

test('several issues, by short id, by `last` and by a link, go to one team at once', async () => {
  await makeTeam(at.deps, at.organization, 'backend');
  const second = await at.issueWithCard();
  const third = await at.issueWithCard();
  const [card] = at.local.control.messages(ALERTS);
  const link = `https://acme.slack.com/archives/${ALERTS}/p${card?.ts.replace('.', '')}`;
  const answer = await alice(`last ${link} ${second.shortId} #backend`);
  expect(answer).toContain('#backend');
  expect(await Promise.all([at.issue.id, second.id, third.id].map(holderOf))).toEqual([
    'backend',
    'backend',
    'backend',
  ]);
});

test('`me` and `none` take and free an issue', async () => {
  await alice('CHECKOUT-1 me');
  expect(await holderOf(at.issue.id)).toBe('alice');
  await alice('CHECKOUT-1 none');
  expect(await holderOf(at.issue.id)).toBeNull();
});

test.each([
  ['an unknown issue', 'CHECKOUT-1 CHECKOUT-99 @bob', 'I know no issue CHECKOUT-99.'],
  ['an unknown issue for the rules to decide', 'auto CHECKOUT-1 NOPE-1', 'I know no issue NOPE-1.'],
  ['an unknown issue to test', 'test NOPE-1', 'I know no issue NOPE-1.'],
  ['a short id without an issue', 'NOPE-1', 'I know no issue NOPE-1.'],
  [
    'a link to something else',
    'https://acme.slack.com/archives/C0ALERTS1/p1700000000000001 @bob',
    'does not lead to the card',
  ],
  ['an unknown handle', 'CHECKOUT-1 @nobodyhere', 'Nobody here has the handle “@nobodyhere”.'],
  ['an unknown team', 'CHECKOUT-1 #nothere', 'There is no team “#nothere”.'],
  ['an unknown address', 'CHECKOUT-1 x@y.zz', 'Nobody here has the e-mail address “x@y.zz”.'],
  ['a deactivated person', `CHECKOUT-1 @hal`, 'deactivated'],
  ['a user that does not exist', 'CHECKOUT-1 user:99999', 'There is no person or team “user:99999”.'],
  ['a project that does not exist', 'list nosuchproject', 'There is no project “nosuchproject”.'],
  ['unreadable text', 'give it to somebody', 'is neither an issue nor somebody to assign it to'],
])('%s is refused with a sentence and changes nothing', async (_, text, sentence) => {
  expect(await alice(text)).toContain(sentence);
  expect(await holders()).toEqual([]);
  expect(await at.deps.db.read.activity.count()).toBe(0);
  expect(await at.deps.db.read.analyticsEvent.count()).toBe(0);
});

test('somebody who may not hold one of several issues gets none of them', async () => {
  const team = await makeTeam(at.deps, at.organization, 'closed');
  const other = await makeProject(at.deps, at.organization, 'vault', { teams: [team] });
  await makeIssue(at.deps, other);
  expect(await alice('CHECKOUT-1 VAULT-1 @bob')).toContain('cannot be assigned to issues of vault');
  expect(await holders()).toEqual([]);
});

test('another organization’s issue is as good as unknown', async () => {
  const foreign = await makeOrganization(at.deps, 'Foreign');
  const project = await makeProject(at.deps, foreign, 'secret');
  await makeIssue(at.deps, project);
  for (const text of ['SECRET-1', 'auto SECRET-1', 'test SECRET-1']) {
    expect(await alice(text)).toContain('I know no issue SECRET-1.');
  }
  expect(await alice('list secret')).toContain('There is no project “secret”.');
});

test('`help` shows how it is used; so does text that cannot be read, which is quoted harmlessly', async () => {
  expect(await alice('help')).toContain('How to use');
  const answer = await alice('<!channel> <script>');
  expect(answer).toContain('How to use');
  expect(answer).not.toContain('<!channel>');
});

test('an issue without a target is shown with its controls', async () => {
  const answer = await alice('checkout-1');
  expect(answer).toContain('the cart is undefined');
  expect(answer).toContain('"action_id":"assign_to_me"');
});

test('lists show who holds what, newest first, and are paged in place', async () => {
  for (let count = 2; count <= 12; count++) await makeIssue(at.deps, at.project);
  await alice('CHECKOUT-2 @bob');
  expect(await alice('list @bob')).toContain('CHECKOUT-2');
  expect(await alice('mine')).toContain('no open issues');
  expect(await alice('list none checkout')).toContain('Page 1 of 2');
  const shown = at.local.control.ephemerals(ALICE).at(-1);
  if (!shown) throw new Error('no list');
  await at.local.control.as(ALICE).clicks(shown, 'Next');
  await at.settled();
  const [last] = at.local.control.ephemerals(ALICE).slice(-1);
  expect(JSON.stringify(last)).toContain('Page 2 of 2');
  expect(at.heard(ALICE).filter((text) => text.includes('Page '))).toHaveLength(1);
});

test('a person Slack knows and we do not yet can act and be assigned', async () => {
  await at.deps.db.write((tx) => tx.user.deleteMany({ where: { slackUserId: { in: [ALICE, CAROL] } } }));
  expect(await alice('CHECKOUT-1 @carol')).toMatch(/assigned to \*?carol/i);
  expect(await holderOf(at.issue.id)).toBe('carol');
});

test('a stranger and a deactivated person get one sentence', async () => {
  const stranger = at.local.control.addUser({ name: 'eve', teamId: 'T0OTHER01' });
  await at.local.control.as(stranger.id).runs(ALERTS, '/assign CHECKOUT-1 me');
  await at.local.control.as(HAL).runs(ALERTS, '/assign CHECKOUT-1 me');
  await at.settled();
  expect(at.heard(stranger.id).join()).toContain('Only members of');
  expect(at.heard(HAL).join()).toContain('deactivated');
  expect(await holders()).toEqual([]);
});

test('a stranger who clicks in a shared channel is refused by his workspace', async () => {
  const stranger = at.local.control.addUser({ name: 'eve', teamId: 'T0OTHER01' });
  const [card] = at.local.control.messages(ALERTS);
  if (!card) throw new Error('no card');
  await at.local.control.as(stranger.id).clicks(card, 'Assign to me');
  await at.settled();
  expect(at.heard(stranger.id).join()).toContain('Only members of Acme can use Dibs here.');
  expect(await at.deps.db.read.user.count({ where: { slackUserId: stranger.id } })).toBe(0);
  expect(await holders()).toEqual([]);
});

test('a defect of ours is told with a reference that is in the log', async () => {
  await at.deps.db.write((tx) => tx.$executeRawUnsafe('ALTER TABLE "Card" RENAME TO "Kard"'));
  const answer = await alice('last');
  const ref = /ref ([0-9a-f]{8})/.exec(answer)?.[1];
  expect(answer).toContain('failed on our side');
  const logged = at.deps.log.lines.filter(({ fields }) => 'ref' in fields && fields.ref === ref);
  expect(logged.map(({ level }) => level)).toEqual(['error']);
});

test('Bob is told by whom he got an issue', async () => {
  await alice('CHECKOUT-1 @bob');
  expect(JSON.stringify(at.local.control.dms(BOB))).toContain('assigned');
});
