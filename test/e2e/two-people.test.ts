import type { Message } from '../../src/local-workspace/model';
import { cardOf, eventually, hears, quiet, reads, shows } from '../support/story';
import { ALICE, BOB, CAROL, DAN, messageText, startTogether, type Together } from '../support/together';

/** People get in each other's way, and Slack says things twice. */
let t: Together;
let number = 0;
let title: string;
beforeAll(async () => {
  t = await startTogether();
});
afterAll(async () => {
  expect(t.slack.problems()).toEqual([]);
  await t.stop();
});
beforeEach(async () => {
  number += 1;
  title = `trouble of kind ${'abcdefghijklm'[number]}`;
  await cardOf(t, t.checkout, { message: title, type: `Error${number}` });
  await quiet(t);
});

const card = (channel = '#alerts'): Message => {
  const found = t.card(channel, title);
  if (!found) throw new Error(`no card of "${title}" in ${channel}`);
  return found;
};
const issueRow = () =>
  t.app.deps.db.read.issue.findFirstOrThrow({ where: { number }, include: { assignee: { include: { user: true } } } });
const activities = async () =>
  t.app.deps.db.read.activity.findMany({
    where: { issueId: (await issueRow()).id, type: { not: 'FIRST_SEEN' } },
    orderBy: { id: 'asc' },
  });
const analytics = async () => t.app.deps.db.read.analyticsEvent.count({ where: { issueId: (await issueRow()).id } });
const lines = () => t.slack.thread('#alerts', card().ts).slice(1);

test('two people take an issue at once: one holds it, nobody sees an error, the last word is the holder’s', async () => {
  const [alice, bob] = await Promise.all([
    reads(t.slack, ALICE, (person) => person.clicks(card(), 'Assign to me')),
    reads(t.slack, BOB, (person) => person.clicks(card('#checkout-team'), 'Assign to me')),
  ]);
  await quiet(t);
  for (const answer of [alice, bob]) expect(answer).toContain('is yours now');
  const holder = (await issueRow()).assignee?.user?.slackUserId;
  const done = await activities();
  expect(done).toHaveLength(2);
  expect(done[1]?.userId).toBe((await issueRow()).assignee?.userId);
  const [winner, name] = holder === ALICE ? [alice, 'Alice Nguyen'] : [bob, 'Bob Tanaka'];
  const loser = winner === alice ? bob : alice;
  // Whose turn came first is told that it was taken over, unless he had his answer already.
  expect(winner).toMatch(/taken from/);
  expect(loser).not.toMatch(/taken from/);
  await shows(t, '#alerts', title, `Taken by *${name}*`);
  await shows(t, '#checkout-team', title, `Taken by *${name}*`);
});

test('whoever was overtaken before his answer came is told who has it by now', async () => {
  t.slack.faults.next('response_url', { kind: '429', retryAfter: 1 });
  const before = t.slack.ephemerals(ALICE).length;
  await t.slack.as(ALICE).clicks(card(), 'Assign to me');
  await t.slack.waitFor(
    () => t.slack.calls('response_url').at(-1)?.outcome === 'ratelimited',
    'the first answer to fail',
  );
  await reads(t.slack, BOB, (bob) => bob.clicks(card(), 'Assign to me'));
  const answer = await t.slack.waitFor(() => t.slack.ephemerals(ALICE)[before], 'the answer to Alice');
  expect(messageText(answer)).toContain('By now *Bob Tanaka* has it');
});

test('ten people with ten wishes leave one holder: the one the last activity names', async () => {
  const wishes = [ALICE, BOB, CAROL, DAN, ALICE, BOB, CAROL, DAN, ALICE, BOB];
  const targets = ['@dan', '@erin', '#payments', 'me', '@bob', '@carol', '@alice', 'none', 'me', '#platform'];
  await Promise.all(
    wishes.map((who, index) => t.slack.as(who).runs('#alerts', `/assign CHECKOUT-${number} ${targets[index]}`)),
  );
  await quiet(t);
  const { assignee } = await issueRow();
  const last = (await activities()).at(-1);
  expect(await analytics()).toBe(10);
  if (assignee === null) expect(last?.type).toBe('UNASSIGNED');
  else expect(JSON.parse(last?.data ?? '{}')).toMatchObject({ assignee: String(assignee.userId ?? assignee.teamId) });
});

test('Undo after somebody else changed it changes nothing and says so', async () => {
  const answer = await hears(t.slack, ALICE, (alice) => alice.clicks(card(), 'Assign to me'));
  await reads(t.slack, BOB, (bob) => bob.runs('#alerts', `/assign CHECKOUT-${number} @carol`));
  const said = await reads(t.slack, ALICE, (alice) => alice.clicks(answer, 'Undo'));
  expect(said).toContain('Somebody has changed the assignee since');
  await quiet(t);
  expect((await issueRow()).assignee?.user?.slackUserId).toBe(CAROL);
  await shows(t, '#alerts', title, 'Carol Ortiz');
});

test('Undo pressed twice gives back once', async () => {
  const answer = await hears(t.slack, ALICE, (alice) => alice.clicks(card(), 'Assign to me'));
  expect(await reads(t.slack, ALICE, (alice) => alice.clicks(answer, 'Undo'))).toContain('nobody holds');
  expect(await reads(t.slack, ALICE, (alice) => alice.clicks(answer, 'Undo'))).toContain('Nothing was changed');
  await quiet(t);
  expect(await activities()).toHaveLength(2);
  expect((await issueRow()).assignee).toBeNull();
});

test('somebody else’s Undo button does nothing', async () => {
  const answer = await hears(t.slack, ALICE, (alice) => alice.clicks(card(), 'Assign to me'));
  expect(await reads(t.slack, BOB, (bob) => bob.clicks(answer, 'Undo'))).toContain('nothing of yours to undo');
  expect((await issueRow()).assignee?.user?.slackUserId).toBe(ALICE);
});

test('a double click is one assignment, and the second is told that nothing changed', async () => {
  const before = t.slack.ephemerals(ALICE).length;
  await Promise.all([
    t.slack.as(ALICE).clicks(card(), 'Assign to me'),
    t.slack.as(ALICE).clicks(card(), 'Assign to me'),
  ]);
  await quiet(t);
  await eventually(() => t.slack.ephemerals(ALICE).length === before + 2, 'two answers');
  const said = t.slack.ephemerals(ALICE).slice(before).map(messageText).sort();
  expect(said.join()).toMatch(/is yours now/);
  expect(said.join()).toMatch(/You already hold/);
  expect(await activities()).toHaveLength(1);
  expect(lines()).toHaveLength(1);
});

test.each([
  ['a click', (who: ReturnType<Together['slack']['as']>) => who.clicks(card(), 'Assign to me')],
  ['a command', (who: ReturnType<Together['slack']['as']>) => who.runs('#alerts', `/assign CHECKOUT-${number} @carol`)],
])('%s that Slack delivers four times is done once and answered once', async (_, act) => {
  const before = t.slack.ephemerals(ALICE).length;
  await act(t.slack.as(ALICE));
  const delivery = t.slack.deliveries().at(-1);
  await Promise.all([1, 2, 3].map(() => t.slack.redeliver(delivery?.id ?? '')));
  await quiet(t);
  expect(t.slack.ephemerals(ALICE)).toHaveLength(before + 1);
  expect(await activities()).toHaveLength(1);
  expect(await analytics()).toBe(1);
  expect(lines()).toHaveLength(1);
});

test('a form that Slack delivers twice is done once', async () => {
  await t.slack.as(DAN).clicks(card(), 'Archive…');
  await t.slack.waitFor(() => t.slack.modals(DAN).some((view) => view.callbackId === 'archive_modal'), 'the form');
  await reads(t.slack, DAN, (dan) => dan.submits('archive_modal', { modal_archive_for: 'Forever' }));
  const delivery = t.slack.deliveries().findLast(({ name }) => name === 'view_submission');
  await t.slack.redeliver(delivery?.id ?? '');
  await quiet(t);
  expect(await activities()).toHaveLength(1);
  expect(lines()).toHaveLength(1);
});
