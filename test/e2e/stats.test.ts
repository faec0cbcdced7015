import { messageText, startTogether, ALICE, BOB, type Together } from '../support/together';
import { testClock } from '../support/deps';
import { buttons, cardOf, hears, quiet, reads } from '../support/story';

/** A lead looks at who took what, shows it to the channel, and the channel gets it every Monday. */
const clock = testClock('2026-03-05T09:00:00Z');
const CHANNEL = 'C0CHECKOU';
let t: Together;
beforeAll(async () => {
  t = await startTogether('http', { analyticsChannel: CHANNEL }, {}, { clock });
});
afterAll(() => t.stop());

const posted = (channel: string) => t.slack.messages(channel).filter(({ files }) => files !== undefined);
const direct = (person: string) => t.slack.dms(person).filter(({ files }) => files !== undefined);
async function content(fileId: string, as = ALICE): Promise<Buffer> {
  const response = await fetch(`${t.workspace.url}client/file?as=${as}&id=${fileId}`);
  return Buffer.from(await response.arrayBuffer());
}

test('Alice asks and reads the numbers at once; the picture and the CSV follow in her conversation with Dibs', async () => {
  await t.breaks(t.checkout, new Error('the cart is empty'));
  clock.advance(10_000);
  await cardOf(t, t.checkout, { message: 'the till is stuck', type: 'TillError' });
  clock.advance(30 * 60_000 - 10_000);
  await reads(t.slack, BOB, (bob) => bob.runs('#alerts', '/assign CHECKOUT-1 me'));
  const answer = await hears(t.slack, ALICE, (alice) => alice.runs('#alerts', '/assign stats checkout 7d'));
  const text = messageText(answer);
  expect(text).toContain('Assignments in checkout, 27 Feb – 5 Mar 2026');
  expect(text).toContain('Time to first owner: *30 min* median');
  expect(text).toContain('Assigned: *1*, 100 % by hand');
  expect(text).toContain('Open now: *1* held, *1* without an owner');
  expect(text).toContain('the till is stuck');
  await quiet(t);
  const [message] = direct(ALICE);
  expect(message?.files?.map(({ mimetype }) => mimetype)).toEqual(['image/png', 'text/csv', 'text/csv']);
  const [picture, days, holders] = await Promise.all((message?.files ?? []).map(({ id }) => content(id)));
  expect(picture?.subarray(1, 4).toString()).toBe('PNG');
  expect(days?.toString()).toContain('2026-03-05,1,0,0,0,0,0,0,1,1800,1800\r\n');
  expect(holders?.toString()).toMatch(/^id,type,name,open_issues,oldest_held_since\r\nuser:\d+,user,Bob Tanaka,1,/);
});

test('only who is in the conversation is given its files', async () => {
  const [picture] = direct(ALICE)[0]?.files ?? [];
  expect((await content(picture?.id ?? '', BOB)).toString()).toBe('There is no such file.');
});

test('she posts it to the channel with a button, which she clicks twice', async () => {
  const answer = await hears(t.slack, ALICE, (alice) => alice.runs(CHANNEL, '/assign stats'));
  expect(buttons(answer)).toContain('Post to this channel');
  await Promise.all([
    t.slack.as(ALICE).clicks(answer, 'Post to this channel'),
    t.slack.as(ALICE).clicks(answer, 'Post to this channel'),
  ]);
  await quiet(t);
  expect(posted(CHANNEL)).toHaveLength(1);
  expect(messageText(posted(CHANNEL)[0]!)).toContain('Assignments, 4 Feb – 5 Mar 2026');
});

test('on Monday at nine the week before is posted, once', async () => {
  clock.set('2026-03-09T08:59:00Z');
  t.app.deps.queue.nudge();
  await quiet(t);
  expect(posted(CHANNEL)).toHaveLength(1);
  for (const time of ['2026-03-09T09:00:00Z', '2026-03-09T09:15:00Z', '2026-03-10T09:00:00Z']) {
    clock.set(time);
    t.app.deps.queue.nudge();
    await quiet(t);
  }
  expect(posted(CHANNEL)).toHaveLength(2);
  expect(messageText(posted(CHANNEL)[1]!)).toContain('Assignments, 2 Mar – 8 Mar 2026');
  clock.set('2026-03-16T09:00:00Z');
  t.app.deps.queue.nudge();
  await quiet(t);
  expect(messageText(posted(CHANNEL)[2]!)).toContain('Assignments, 9 Mar – 15 Mar 2026');
});

test('where files may not be uploaded the numbers come alone, and say what is missing', async () => {
  t.slack.faults.next('files.getUploadURLExternal', { kind: 'refuse', error: 'missing_scope', needed: 'files:write' });
  await hears(t.slack, BOB, (bob) => bob.runs('#alerts', '/assign stats #payments 14d'));
  await quiet(t);
  const last = messageText(t.slack.dms(BOB).at(-1)!);
  expect(last).toContain('Assignments of #payments');
  expect(last).toContain('`missing_scope:files:write`');
});

test('a channel that Dibs is not in cannot be posted to: Bob gets it himself, and reads why', async () => {
  const answer = await hears(t.slack, BOB, (bob) => bob.runs('#alerts', '/assign stats checkout 3d'));
  await quiet(t);
  t.slack.kickBot('#alerts');
  await t.slack.as(BOB).clicks(answer, 'Post to this channel');
  await quiet(t);
  expect(t.slack.dms(BOB).at(-1)?.text).toContain('I cannot post the statistics to <#C0ALERTS1>');
});

test.each([
  ['nowhere', /no project “nowhere”/],
  ['#nobody', /no team “?#nobody/],
  ['me', /of a team or a project/],
  ['400d', /1d to 365d/],
])('stats %s is refused with a sentence', async (text, sentence) => {
  expect(await reads(t.slack, ALICE, (alice) => alice.runs(CHANNEL, `/assign stats ${text}`))).toMatch(sentence);
});
