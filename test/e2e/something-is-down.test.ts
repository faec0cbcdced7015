import { rmSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { ApiFault } from '../../src/local-workspace/faults';
import type { Message } from '../../src/local-workspace/model';
import { assigneeExists } from '../../src/assignment/caches';
import { testDatabaseFile } from '../support/deps';
import { buttons, cardOf, eventually, postEvent, quiet, reads, shows, stateOf } from '../support/story';
import { ALICE, BOB, CAROL, messageText, startTogether, type Together } from '../support/together';

/** The database is locked, the cache is gone, Slack is down: what people do is either done or refused, never half. */
jest.setTimeout(60_000);
let t: Together;
let cacheFile: string;
let time = 0;
const title = 'everything is on fire';

beforeAll(async () => {
  const spare = testDatabaseFile();
  spare.remove();
  cacheFile = `${spare.file}.cache`;
  t = await startTogether('http', { cacheFile }, { clock: () => Date.now() + time });
  await cardOf(t, t.checkout, { message: title });
  await quiet(t);
});
afterAll(async () => {
  expect(t.slack.problems()).toEqual([]);
  await t.stop();
  for (const end of ['', '-wal', '-shm']) rmSync(cacheFile + end, { force: true });
});

const card = (channel = '#alerts'): Message => {
  const found = t.card(channel, title);
  if (!found) throw new Error(`no card in ${channel}`);
  return found;
};

describe('while another process holds the database', () => {
  const SENTENCE = 'The database is busy. Nothing was changed; please try again in a moment.';
  async function whileLocked(act: () => Promise<void>): Promise<void> {
    await quiet(t);
    const other = new Sqlite(t.app.deps.config.databaseFile);
    other.exec('BEGIN IMMEDIATE');
    try {
      await act();
    } finally {
      other.exec('ROLLBACK');
      other.close();
    }
    await quiet(t);
  }

  test('a click and a command get one sentence in time, an event is to be sent again; nothing is changed, and afterwards they work', async () => {
    const before = await stateOf(t.app.deps);
    await whileLocked(async () => {
      const [click, command, event] = await Promise.all([
        reads(t.slack, ALICE, (alice) => alice.clicks(card(), 'Assign to me')),
        reads(t.slack, BOB, (bob) => bob.runs('#alerts', '/assign CHECKOUT-1 me')),
        postEvent(t.app.port, t.checkout, { message: title }),
      ]);
      expect([click, command]).toEqual([SENTENCE, SENTENCE]);
      expect([event.status, event.headers.get('retry-after')]).toEqual([503, '5']);
      for (const { ackMs } of t.slack.deliveries().slice(-2)) expect(ackMs).toBeLessThan(3_000);
    });
    expect(await stateOf(t.app.deps)).toBe(before);
    expect(await reads(t.slack, ALICE, (alice) => alice.clicks(card(), 'Assign to me'))).toContain('is yours now');
    await shows(t, '#alerts', title, 'Taken by *Alice Nguyen*');
  });

  test('a form says it at its field and stays open; sent again it works', async () => {
    await t.slack.as(CAROL).clicks(card(), 'Archive…');
    await t.slack.waitFor(
      () => t.slack.modals(CAROL).some(({ callbackId }) => callbackId === 'archive_modal'),
      'the form',
    );
    const send = (carol: ReturnType<typeof t.slack.as>) =>
      carol.submits('archive_modal', { modal_archive_for: 'Forever' });
    await whileLocked(async () => {
      expect(await send(t.slack.as(CAROL))).toMatchObject({ ok: false, errors: { modal_archive_for: SENTENCE } });
    });
    expect(await reads(t.slack, CAROL, send)).toContain('archived forever');
    const archived = await shows(t, '#alerts', title, 'Archived by');
    await reads(t.slack, CAROL, (carol) => carol.clicks(archived, 'Unarchive'));
  });
});

test('with the cache gone, and then with rubbish in its place, everything works', async () => {
  for (const end of ['', '-wal', '-shm']) writeFileSync(cacheFile + end, 'this is no database'.repeat(500));
  expect(await reads(t.slack, BOB, (bob) => bob.clicks(card(), 'Assign to me'))).toContain('is yours now');
  await shows(t, '#checkout-team', title, 'Taken by *Bob Tanaka*');
  const { id } = await t.app.deps.db.read.issue.findFirstOrThrow();
  expect(await assigneeExists(t.app.deps, String(id))).toBe(true);
  for (const end of ['', '-wal', '-shm']) rmSync(cacheFile + end, { force: true });
  expect(await reads(t.slack, BOB, (bob) => bob.runs('#alerts', '/assign CHECKOUT-1 none'))).toContain(
    'no longer assigned',
  );
  expect(await assigneeExists(t.app.deps, String(id))).toBe(false);
  await quiet(t);
});

test('while Slack fails in every way it knows, all changes are stored at once, and what is shown comes true later, once', async () => {
  const titles = [title, 'second fire', 'third fire', 'fourth fire', 'fifth fire'];
  for (const message of titles.slice(1)) await cardOf(t, t.checkout, { message, type: message });
  await quiet(t);
  const failures: ApiFault[] = [
    { kind: '500' },
    { kind: 'drop' },
    { kind: 'drop_after' },
    { kind: '429', retryAfter: 1 },
    { kind: 'hang' },
  ];
  for (const fault of failures) t.slack.faults.next('chat.update', fault);
  for (const fault of failures.slice(0, 4)) t.slack.faults.next('chat.postMessage', fault);
  const answers = await Promise.all(
    titles.map((one) => reads(t.slack, CAROL, (carol) => carol.clicks(t.card('#alerts', one)!, 'Assign to me'))),
  );
  for (const answer of answers) expect(answer).toContain('is yours now');
  expect(await t.app.deps.db.read.assignee.count({ where: { user: { slackUserId: CAROL } } })).toBe(titles.length);
  // Slow for the cards, but not for anybody else.
  expect(await reads(t.slack, BOB, (bob) => bob.runs('#random', '/assign list @carol'))).toContain('5 open issues');
  // So does a new error.
  t.slack.faults.next('chat.postMessage', { kind: '500' });
  await postEvent(t.app.port, t.checkout, { message: 'nobody hears me', type: 'Quiet' });

  for (const channel of ['#alerts', '#checkout-team']) {
    for (const one of titles) {
      const { ts } = await t.slack.waitFor(
        () => {
          const shown = t.card(channel, one);
          return shown && messageText(shown).includes('Taken by *Carol Ortiz*') ? shown : null;
        },
        `the card of ${one} in ${channel}`,
        30_000,
      );
      const written = () =>
        t.slack.thread(channel, ts).filter((line) => messageText(line).startsWith('*Carol Ortiz* took this'));
      await t.slack.waitFor(() => written().length > 0, `the line about ${one} in ${channel}`, 30_000);
    }
    await t.slack.waitFor(() => t.card(channel, 'nobody hears me'), `the new card in ${channel}`, 30_000);
  }
  await eventually(async () => (await t.app.deps.db.read.job.count()) === 0, 'nothing to be left to deliver', 15_000);
  for (const channel of ['#alerts', '#checkout-team']) {
    expect(t.slack.messages(channel).filter((one) => messageText(one).includes('CHECKOUT-'))).toHaveLength(
      titles.length + 1,
    );
    for (const one of titles) {
      const said = t.slack
        .thread(channel, t.card(channel, one)!.ts)
        .filter((line) => messageText(line).startsWith('*Carol Ortiz* took this'));
      expect(said).toHaveLength(1);
    }
  }
});

describe('an address for the answer that is dead', () => {
  test('because it expired: the answer comes into the channel, only for that person', async () => {
    // It was alive when the click was made, and is dead when Slack lets us answer.
    t.slack.faults.next('response_url', { kind: '429', retryAfter: 1 });
    const heard = t.slack.ephemerals(BOB).length;
    await t.slack.as(BOB).clicks(card(), 'Resolve');
    await t.slack.waitFor(() => t.slack.calls('response_url').at(-1)?.outcome === 'ratelimited', 'the first try');
    time = 31 * 60_000;
    const answer = await t.slack.waitFor(() => t.slack.ephemerals(BOB)[heard], 'the answer');
    time = 0;
    expect(t.slack.calls('response_url').at(-1)?.outcome).toBe('expired_url');
    expect(messageText(answer)).toContain('is now resolved');
    expect(answer).toMatchObject({ channel: 'C0ALERTS1', ephemeralTo: BOB });
    await shows(t, '#alerts', title, 'Resolved by *Bob Tanaka*');
  });

  test('because it was used up: likewise', async () => {
    t.slack.faults.next('response_url', { kind: '429', retryAfter: 1 });
    const heard = t.slack.ephemerals(BOB).length;
    await t.slack.as(BOB).clicks(card(), 'Unresolve');
    await t.slack.waitFor(() => t.slack.calls('response_url').at(-1)?.outcome === 'ratelimited', 'the first try');
    const url = String(t.slack.deliveries().at(-1)?.payload.response_url);
    for (let use = 1; use <= 5; use += 1) {
      await fetch(url, {
        method: 'POST',
        body: JSON.stringify({ text: `use ${use}` }),
        headers: { 'content-type': 'application/json' },
      });
    }
    const said = await t.slack.waitFor(
      () =>
        t.slack
          .ephemerals(BOB)
          .slice(heard)
          .find((one) => messageText(one).includes('is open again')),
      'the answer',
    );
    expect(t.slack.calls('response_url').at(-1)?.outcome).toBe('used_url');
    expect(said.ephemeralTo).toBe(BOB);
    await t.slack.waitFor(() => buttons(card()).includes('Resolve'), 'an open card');
  });

  test('for a refusal as well', async () => {
    const before = await stateOf(t.app.deps);
    const sent = t.slack.deliveries().length;
    t.slack.faults.next('response_url', { kind: '500' });
    await t.slack.as(BOB).runs('#alerts', '/assign CHECKOUT-99 me');
    await t.slack.waitFor(() => t.slack.calls('response_url').at(-1)?.outcome === '500', 'the attempt');
    await quiet(t);
    expect(t.slack.deliveries()).toHaveLength(sent + 1);
    expect(await stateOf(t.app.deps)).toBe(before);
  });
});
