import type { Message } from '../../src/local-workspace/model';
import { buttons, cardOf, hears, newEventId, quiet, reads, shows } from '../support/story';
import { ALICE, BOB, CAROL, DAN, FEMI, messageText, startTogether, type Together } from '../support/together';

/** Everything `/assign` understands, typed by people in channels. */
let t: Together;
const titles = ['first of all', 'second thing', 'third thing'] as const;
beforeAll(async () => {
  t = await startTogether();
  for (const message of titles) await cardOf(t, t.checkout, { message });
  await cardOf(t, t.storefront, { message: 'broken picture' });
  await quiet(t);
});
afterAll(async () => {
  expect(t.slack.problems()).toEqual([]);
  await t.stop();
});

const types = (text: string, who = ALICE, channel = '#alerts') =>
  reads(t.slack, who, (person) => person.runs(channel, `/assign ${text}`));
const card = (title: string, channel = '#alerts'): Message => {
  const found = t.card(channel, title);
  if (!found) throw new Error(`no card of "${title}" in ${channel}`);
  return found;
};

describe('targets', () => {
  test.each([
    ['CHECKOUT-1 @bob', 'Bob Tanaka'],
    ['checkout-1   ME', 'Alice Nguyen'],
    ['CHECKOUT-1 carol@acme.example', 'Carol Ortiz'],
    ['CHECKOUT-1 #payments', '#payments'],
    ['CHECKOUT-1 @platform', '#platform'],
    ['@dan CHECKOUT-1', 'Dan Müller'],
  ])('/assign %s gives it to %s', async (text, name) => {
    expect(await types(text)).toMatch(new RegExp(`CHECKOUT-1.*(assigned to|already hold|is yours).*${name}|${name}`));
    await shows(t, '#alerts', titles[0], new RegExp(`(Assigned to|Taken by) \\*${name}\\*`));
    await shows(t, '#checkout-team', titles[0], name);
  });

  test('mentions of people and user groups, which Slack escapes, user:ID and team:ID work alike', async () => {
    const { read } = t.app.deps.db;
    const bob = await read.user.findFirstOrThrow({ where: { slackUserId: BOB } });
    const payments = await read.team.findFirstOrThrow({ where: { slug: 'payments' } });
    const delivered = () => JSON.stringify(t.slack.deliveries().at(-1)?.payload);
    expect(await types('CHECKOUT-1 @carol')).toContain('Carol Ortiz');
    expect(delivered()).toContain(`<@${CAROL}|carol>`);
    expect(await types('CHECKOUT-1 @payments')).toContain('#payments');
    expect(delivered()).toContain('<!subteam^S0PAYMENT|@payments>');
    expect(await types(`CHECKOUT-1 user:${bob.id}`)).toContain('Bob Tanaka');
    expect(await types(`CHECKOUT-1 team:${payments.id}`)).toContain('#payments');
  });

  test('a channel called like a team still means the team', async () => {
    t.slack.addChannel({ name: 'platform' });
    const delivered = await types('CHECKOUT-1 #platform');
    expect(JSON.stringify(t.slack.deliveries().at(-1)?.payload)).toMatch(/<#C\w+\|platform>/);
    expect(delivered).toContain('#platform');
    await shows(t, '#alerts', titles[0], '#platform');
  });

  test('none frees it, and says so when nobody held it', async () => {
    expect(await types('CHECKOUT-1 none')).toContain('Nobody holds it now');
    await t.slack.waitFor(() => !messageText(card(titles[0])).includes('Assigned to'), 'a free card');
    expect(await types('CHECKOUT-1 none')).toContain('so nothing changed');
  });
});

describe('issues', () => {
  test('last is the newest card of this channel', async () => {
    expect(await types('last me', BOB, '#checkout-team')).toContain('CHECKOUT-3');
    expect(await types('last me', BOB, '#alerts')).toContain('STOREFRONT-1');
  });

  test('a card’s permalink, and that of a reply in its thread, name the issue', async () => {
    const { ts } = card(titles[1]);
    const link = `https://acme.slack.com/archives/C0ALERTS1/p${ts.replace('.', '')}`;
    expect(await types(`${link} @bob`)).toContain('CHECKOUT-2');
    const reply = await t.slack.waitFor(() => t.slack.thread('#alerts', ts)[1], 'a line in the thread');
    const inThread = `https://acme.slack.com/archives/C0ALERTS1/p${reply.ts.replace('.', '')}?thread_ts=${ts}&cid=C0ALERTS1`;
    expect(await types(`${inThread} @carol`)).toContain('CHECKOUT-2');
  });

  test('several at once are one answer with one Undo, which gives all back', async () => {
    await types('CHECKOUT-1 CHECKOUT-2 CHECKOUT-3 none');
    const answer = await hears(t.slack, ALICE, (alice) =>
      alice.runs('#alerts', '/assign CHECKOUT-1, CHECKOUT-2 CHECKOUT-3 @dan'),
    );
    expect(messageText(answer)).toContain('3 issues are now assigned to *Dan Müller*');
    expect(buttons(answer)).toEqual(['Undo']);
    for (const title of titles) await shows(t, '#alerts', title, 'Dan Müller');
    expect(await reads(t.slack, ALICE, (alice) => alice.clicks(answer, 'Undo'))).toContain('3 assignments are undone');
    for (const title of titles)
      await t.slack.waitFor(() => !messageText(card(title)).includes('Assigned to'), `${title} to be free`);
  });

  test('101 issues are refused as too many', async () => {
    const many = Array.from({ length: 101 }, (_, number) => `CHECKOUT-${number + 1}`).join(' ');
    expect(await types(`${many} me`)).toContain('At most 100 issues at once');
  });
});

test.each([
  ['--', 'knows <this> & that', 'knows &lt;this&gt; &amp; that'],
  ['—', 'wrote the café part', 'wrote the café part'],
])('a reason after %s stands in the thread, as it was typed', async (dash, reason, shown) => {
  await types(`CHECKOUT-1 none`);
  await types(`CHECKOUT-1 @bob ${dash} ${reason}`);
  const { ts } = card(titles[0]);
  await t.slack.waitFor(
    () => t.slack.thread('#alerts', ts).some((one) => messageText(one).includes(shown)),
    `"${shown}" in the thread`,
  );
});

test('an issue without a target is shown with controls that work and stay true', async () => {
  await types('CHECKOUT-2 none');
  const detail = await hears(t.slack, FEMI, (femi) => femi.runs('#alerts', '/assign checkout-2'));
  expect(messageText(detail)).toContain(titles[1]);
  expect(buttons(detail)).toEqual(expect.arrayContaining(['Resolve', 'Archive…', 'Assign to me']));
  expect(buttons(detail)).toContain('Dan Müller · held it before');
  await t.slack.as(FEMI).selects(detail, { actionId: 'assignee' }, 'Carol Ortiz');
  await shows(t, '#alerts', titles[1], 'Carol Ortiz');
  await t.slack.waitFor(
    () => t.slack.ephemerals(FEMI).some((one) => messageText(one).includes('Assigned to *Carol Ortiz*')),
    'the detail redrawn',
  );
});

describe('lists', () => {
  test('mine holds what I hold, list none what nobody holds, list @bob checkout what Bob holds there', async () => {
    await types('CHECKOUT-1 CHECKOUT-2 CHECKOUT-3 STOREFRONT-1 none');
    await types('CHECKOUT-1 STOREFRONT-1 @bob');
    await types('CHECKOUT-2 me');
    await quiet(t);
    const mine = await types('mine');
    expect(mine).toContain('1 open issue that you hold');
    expect(mine).toContain('CHECKOUT-2');
    const free = await types('list none');
    expect(free).toContain('CHECKOUT-3');
    expect(free).not.toContain('CHECKOUT-1');
    const bobs = await types('list @bob checkout');
    expect(bobs).toContain('CHECKOUT-1');
    expect(bobs).not.toContain('STOREFRONT-1');
    const all = await types('list', BOB);
    for (const shortId of ['CHECKOUT-1', 'CHECKOUT-2', 'CHECKOUT-3', 'STOREFRONT-1']) expect(all).toContain(shortId);
  });

  test('a row’s menu assigns', async () => {
    const list = await hears(t.slack, ALICE, (alice) => alice.runs('#alerts', '/assign list none'));
    const row = list.blocks.find(
      (block) => block.block_id.startsWith('row:') && JSON.stringify(block).includes('CHECKOUT-3'),
    );
    const answer = await reads(t.slack, ALICE, (alice) =>
      alice.selects(list, { actionId: 'assignee', blockId: row?.block_id }, 'Dan Müller'),
    );
    expect(answer).toContain('CHECKOUT-3');
    await shows(t, '#alerts', titles[2], 'Dan Müller');
  });

  test('a long list is turned page by page in its place', async () => {
    for (let number = 1; number <= 12; number += 1) {
      await cardOf(t, t.storefront, {
        message: `picture ${'abcdefghijkl'[number - 1]} is missing`,
        type: `Error${number}`,
        eventId: newEventId(),
      });
    }
    await quiet(t);
    const list = await hears(t.slack, CAROL, (carol) => carol.runs('#alerts', '/assign list none storefront'));
    expect(messageText(list)).toContain('Page 1 of 2');
    expect(messageText(list)).toContain('picture l is missing');
    await t.slack.as(CAROL).clicks(list, 'Next');
    const shown = () => t.slack.ephemerals(CAROL).find((one) => one.ts === list.ts);
    const second = await t.slack.waitFor(() => {
      const now = shown();
      return now && messageText(now).includes('Page 2 of 2') ? now : null;
    }, 'the second page');
    expect(messageText(second)).toContain('picture a is missing');
    await t.slack.as(CAROL).clicks(second, 'Previous');
    await t.slack.waitFor(() => messageText(shown() as Message).includes('Page 1 of 2'), 'the first page again');
  });
});

test('help shows how to use it with three examples', async () => {
  const help = await types('help', DAN);
  expect(help).toContain('How to use');
  expect(help.match(/^• /gm)).toHaveLength(3);
});

describe('alone it opens a form', () => {
  const open = async (who: string) => {
    expect(await t.slack.as(who).runs('#alerts', '/assign')).toEqual({ ok: true });
    return t.slack.waitFor(() => t.slack.modals(who).find((view) => view.callbackId === 'assign_modal'), 'the form');
  };

  test('in which issues, an assignee and a note are chosen', async () => {
    await types('CHECKOUT-1 CHECKOUT-3 none');
    await quiet(t);
    const form = await open(ALICE);
    const found = await t.slack.as(ALICE).searches(form, 'modal_issues', 'third');
    expect(found.options?.map(({ text }) => text.text)).toEqual(['CHECKOUT-3 Error: third thing']);
    const issues = (await t.slack.as(ALICE).searches(form, 'modal_issues', 'checkout')).options ?? [];
    const chosen = issues.filter(({ text }) => /^CHECKOUT-[13] /.test(text.text)).map(({ value }) => value);
    const answer = await reads(t.slack, ALICE, (alice) =>
      alice.submits('assign_modal', {
        modal_issues: chosen,
        modal_assignee: 'Carol Ortiz',
        modal_note: 'while Bob is away',
      }),
    );
    expect(answer).toContain('2 issues are now assigned to *Carol Ortiz*');
    expect(t.slack.modals(ALICE)).toEqual([]);
    const { ts } = card(titles[2]);
    await t.slack.waitFor(
      () => t.slack.thread('#alerts', ts).some((one) => messageText(one).includes('while Bob is away')),
      'the note in the thread',
    );
  });

  test('and what is wrong is said at its field, with the form still open', async () => {
    const form = await open(DAN);
    expect(await t.slack.as(DAN).submits('assign_modal')).toMatchObject({
      ok: false,
      errors: { modal_issues: expect.any(String), modal_assignee: expect.any(String) },
    });
    const [issue] = (await t.slack.as(DAN).searches(form, 'modal_issues', 'CHECKOUT-1')).options ?? [];
    const femi = await t.app.deps.db.read.user.findFirstOrThrow({ where: { slackUserId: FEMI } });
    const option = { text: { type: 'plain_text', text: 'Femi Adeyemi' }, value: `v1:user:${femi.id}` };
    const refused = await t.slack
      .as(DAN)
      .submits('assign_modal', { modal_issues: [issue?.value ?? ''], modal_assignee: option });
    expect(refused).toMatchObject({
      ok: false,
      errors: { modal_assignee: expect.stringContaining('Femi Adeyemi cannot be assigned to issues of checkout') },
    });
    expect(t.slack.modals(DAN)).toHaveLength(1);
    const answer = await reads(t.slack, DAN, (dan) =>
      dan.submits('assign_modal', { modal_issues: [issue?.value ?? ''], modal_assignee: 'Bob Tanaka' }),
    );
    expect(answer).toContain('Bob Tanaka');
  });

  test('in which Unassign frees an issue', async () => {
    const form = await open(BOB);
    const [issue] = (await t.slack.as(BOB).searches(form, 'modal_issues', 'CHECKOUT-1')).options ?? [];
    const answer = await reads(t.slack, BOB, (bob) =>
      bob.submits('assign_modal', { modal_issues: [issue?.value ?? ''], modal_assignee: 'Unassign' }),
    );
    expect(answer).toContain('CHECKOUT-1');
    expect(answer).toMatch(/no longer assigned/);
  });
});
