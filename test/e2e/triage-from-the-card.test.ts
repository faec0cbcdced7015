import type { Message } from '../../src/local-workspace/model';
import { buttons, cardOf, hears, postEvent, quiet, reads, shows } from '../support/story';
import { ALICE, BOB, CAROL, messageText, startTogether, type Together } from '../support/together';

/** An issue is dealt with, or put away, or comes back: from its card, and the card says so wherever it stands. */
let t: Together;
const title = 'cart lost its lid';
const card = (channel = '#alerts', of = title): Message => {
  const found = t.card(channel, of);
  if (!found) throw new Error(`no card of "${of}" in ${channel}`);
  return found;
};
const everywhere = async (what: string | RegExp, of = title) => {
  await shows(t, '#alerts', of, what);
  await shows(t, '#checkout-team', of, what);
};
const threadSays = (what: string, of = title) =>
  t.slack.waitFor(
    () => t.slack.thread('#alerts', card('#alerts', of).ts).some((one) => messageText(one).includes(what)),
    `"${what}" in the thread of "${of}"`,
  );

beforeAll(async () => {
  t = await startTogether();
  await cardOf(t, t.checkout, { message: title });
  await quiet(t);
});
afterAll(async () => {
  expect(t.slack.problems()).toEqual([]);
  await t.stop();
});

test('Resolve is confirmed, shown on both cards, written in the thread, and turns into Unresolve', async () => {
  expect(buttons(card())).toEqual(['Resolve', 'Archive…', 'Assign to me']);
  expect(await reads(t.slack, ALICE, (alice) => alice.clicks(card(), 'Resolve'))).toContain(
    '*CHECKOUT-1* is now resolved',
  );
  await everywhere('Resolved by *Alice Nguyen*');
  await threadSays('*Alice Nguyen* resolved this.');
  expect(buttons(card())).toEqual(['Unresolve', 'Archive…', 'Assign to me']);
  expect(buttons(card('#checkout-team'))).toEqual(buttons(card()));
});

test('Unresolve opens it again', async () => {
  expect(await reads(t.slack, BOB, (bob) => bob.clicks(card('#checkout-team'), 'Unresolve'))).toContain(
    'is open again',
  );
  await t.slack.waitFor(() => !messageText(card()).includes('Resolved by'), 'an open card');
  await threadSays('*Bob Tanaka* opened this again.');
});

test('a click on something already done says so, changes nothing, and redraws', async () => {
  const old = card();
  await reads(t.slack, ALICE, (alice) => alice.clicks(old, 'Resolve'));
  await everywhere('Resolved by *Alice Nguyen*');
  await quiet(t);
  const lines = t.slack.thread('#alerts', old.ts).length;
  const updates = t.slack.calls('chat.update').length;
  expect(await reads(t.slack, CAROL, (carol) => carol.clicks(old, 'Resolve'))).toContain('was already resolved');
  await quiet(t);
  expect(t.slack.thread('#alerts', old.ts)).toHaveLength(lines);
  expect(t.slack.calls('chat.update').length).toBeGreaterThan(updates);
  expect(messageText(card())).toContain('Resolved by *Alice Nguyen*');
});

test('an event on a resolved issue opens it again, alerts in the thread and says so on the card', async () => {
  expect((await postEvent(t.app.port, t.checkout, { message: title })).status).toBe(200);
  await everywhere('Came back after it was resolved');
  await threadSays('It happened again after it was resolved');
  expect(buttons(card())).toEqual(['Resolve', 'Archive…', 'Assign to me']);
  await quiet(t);
  expect(t.slack.messages('#alerts')).toHaveLength(1);
});

describe('Archive… asks for how long', () => {
  const archive = async (choice: string) => {
    await t.slack.as(ALICE).clicks(card(), 'Archive…');
    await t.slack.waitFor(() => t.slack.modals(ALICE).some((view) => view.callbackId === 'archive_modal'), 'the form');
    return reads(t.slack, ALICE, (alice) => alice.submits('archive_modal', { modal_archive_for: choice }));
  };

  test.each([
    ['Until it escalates', 'archived until it escalates', 'until it escalates'],
    ['For 1 day', 'archived for 1 day', /until .*\d/],
    ['For 1 week', 'archived for 1 week', /until .*\d/],
    ['Until 10 more events', 'archived until it is seen 10 more times', 'until it has been seen 12 times'],
    ['Until 100 more events', 'archived until it is seen 100 more times', 'until it has been seen 102 times'],
    ['Until 1,000 more events', 'archived until it is seen 1,000 more times', 'until it has been seen 1,002 times'],
    ['Forever', 'archived forever', 'forever'],
  ])('%s, and Unarchive ends it', async (choice, answer, shown) => {
    expect(await archive(choice)).toContain(answer);
    await everywhere('Archived by *Alice Nguyen*');
    expect(messageText(card())).toMatch(shown);
    expect(buttons(card())).toEqual(['Resolve', 'Unarchive', 'Assign to me']);
    await threadSays('*Alice Nguyen* archived this');
    expect(await reads(t.slack, BOB, (bob) => bob.clicks(card(), 'Unarchive'))).toContain('is open again');
    await t.slack.waitFor(() => !messageText(card()).includes('Archived by'), 'an open card');
    await t.slack.waitFor(
      () => !messageText(card('#checkout-team')).includes('Archived by'),
      'the other card open as well',
    );
  });

  test('the events it was archived for bring it back', async () => {
    await archive('Until 10 more events');
    await everywhere('Archived by');
    for (let count = 1; count <= 10; count += 1) {
      expect(messageText(card())).toContain('Archived by');
      await postEvent(t.app.port, t.checkout, { message: title });
    }
    await everywhere('Escalating');
    await threadSays('what it was archived for has come to pass');
  });

  test('closing the form changes nothing', async () => {
    await t.slack.as(CAROL).clicks(card(), 'Archive…');
    await t.slack.waitFor(() => t.slack.modals(CAROL).some((view) => view.callbackId === 'archive_modal'), 'the form');
    await t.slack.as(CAROL).closes('archive_modal');
    await quiet(t);
    expect(messageText(card())).not.toContain('Archived by');
  });
});

test('an answer to /assign ISSUE has the same controls, which stay true', async () => {
  const detail = await hears(t.slack, CAROL, (carol) => carol.runs('#alerts', '/assign CHECKOUT-1'));
  await t.slack.as(CAROL).clicks(detail, 'Resolve');
  await everywhere('Resolved by *Carol Ortiz*');
  await t.slack.waitFor(() => {
    const now = t.slack.ephemerals(CAROL).find((one) => one.ts === detail.ts);
    return now && buttons(now).includes('Unresolve');
  }, 'the answer redrawn');
});

describe('where releases are known', () => {
  const of = 'lost in a release';
  const resolve = async (choice: string) => {
    await t.slack.as(BOB).clicks(card('#alerts', of), 'Resolve…');
    await t.slack.waitFor(() => t.slack.modals(BOB).some((view) => view.callbackId === 'resolve_modal'), 'the form');
    return reads(t.slack, BOB, (bob) => bob.submits('resolve_modal', { modal_resolve_in: choice }));
  };
  beforeAll(async () => {
    await cardOf(t, t.checkout, { message: of, release: 'shop@1.4.0' });
    await quiet(t);
  });

  test('Resolve… asks since when', async () => {
    expect(buttons(card('#alerts', of))).toContain('Resolve…');
    expect(await resolve('In the next release')).toContain('resolved in the next release');
    await everywhere('Resolved by *Bob Tanaka* in the next release', of);
  });

  test('an event of the old release leaves it resolved, one of a newer release opens it', async () => {
    await postEvent(t.app.port, t.checkout, { message: of, release: 'shop@1.4.0' });
    await quiet(t);
    await shows(t, '#alerts', of, '2 events');
    expect(messageText(card('#alerts', of))).toContain('in the next release');
    await postEvent(t.app.port, t.checkout, { message: of, release: 'shop@1.5.0' });
    await everywhere('Came back after it was resolved', of);
  });

  test.each([
    ['Now', 'is now resolved.'],
    ['In the current release', 'resolved in the current release'],
  ])('%s resolves as well', async (choice, answer) => {
    expect(await resolve(choice)).toContain(answer);
    await everywhere('Resolved by *Bob Tanaka*', of);
    await reads(t.slack, BOB, (bob) => bob.clicks(card('#alerts', of), 'Unresolve'));
    await t.slack.waitFor(() => buttons(card('#alerts', of)).includes('Resolve…'), 'an open card');
  });
});
