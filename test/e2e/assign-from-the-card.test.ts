import { ALICE, BOB, CAROL, DAN, HAL, messageText, startTogether, type Together } from '../support/together';

/** The loop itself: an error becomes a card, and somebody gives it an owner. Both ways of delivery. */
describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let t: Together;
  beforeAll(async () => {
    t = await startTogether(mode);
  });
  afterAll(async () => {
    expect(t.slack.problems()).toEqual([]);
    await t.stop();
  });

  const shows = (channel: string, text: string, what: string) =>
    t.slack.waitFor(() => {
      const card = t.card(channel, text);
      return card && messageText(card).includes(what) ? card : null;
    }, `"${what}" on the card of "${text}" in ${channel}`);

  test('a thrown error becomes one card in each of the project’s channels', async () => {
    await t.breaks(t.checkout, new TypeError('total is undefined'));
    const card = await shows('#checkout-team', 'total is undefined', 'CHECKOUT-1');
    expect(messageText(card)).toContain('TypeError');
    await t.settled();
    expect(t.slack.messages('#alerts')).toHaveLength(1);
  });

  test('a click on Assign to me in one channel redraws the card in the other', async () => {
    const card = t.card('#alerts', 'total is undefined')!;
    await t.slack.as(ALICE).clicks(card, 'Assign to me');

    await shows('#checkout-team', 'total is undefined', 'Alice Nguyen');
    await shows('#alerts', 'total is undefined', 'Alice Nguyen');
    const line = await t.slack.waitFor(() => t.slack.thread('#alerts', card.ts)[1], 'a line in the thread');
    expect(messageText(line)).toContain('Alice Nguyen');
    const [answer] = await t.slack.waitFor(
      () => (t.slack.ephemerals(ALICE).length > 0 ? t.slack.ephemerals(ALICE) : null),
      'the confirmation',
    );
    expect(messageText(answer!)).toContain('CHECKOUT-1');
    expect(messageText(answer!)).toContain('Undo');
  });

  test('the menu gives it to a teammate, who is told in a direct message', async () => {
    const card = t.card('#alerts', 'total is undefined')!;
    await t.slack.as(ALICE).selects(card, { actionId: 'assignee' }, 'Bob Tanaka');
    await shows('#checkout-team', 'total is undefined', 'Bob Tanaka');
    const dm = await t.slack.waitFor(() => t.slack.dms(BOB).at(-1), 'a message to Bob');
    expect(messageText(dm)).toContain('CHECKOUT-1');
  });

  test('/assign hands it to a teammate with a reason that the thread keeps', async () => {
    const { ok } = await t.slack.as(BOB).runs('#alerts', '/assign CHECKOUT-1 @carol -- knows this code');
    expect(ok).toBe(true);
    await shows('#alerts', 'total is undefined', 'Carol Ortiz');
    const { ts } = t.card('#alerts', 'total is undefined')!;
    await t.slack.waitFor(
      () => t.slack.thread('#alerts', ts).some((one) => messageText(one).includes('knows this code')),
      'the reason in the thread',
    );
  });

  test('Undo in the confirmation gives it back', async () => {
    const answer = await t.slack.waitFor(() => t.slack.ephemerals(BOB).at(-1), 'the confirmation');
    await t.slack.as(BOB).clicks(answer, 'Undo');
    await shows('#alerts', 'total is undefined', 'Taken by *Bob Tanaka*');
  });

  test('Unassign is the menu’s first entry while somebody holds it, and empties it', async () => {
    const card = t.card('#alerts', 'total is undefined')!;
    const offered = await t.slack.as(DAN).searches(card, { actionId: 'assignee' }, '');
    const first = offered.option_groups?.[0]?.options[0] ?? offered.options?.[0];
    expect(first?.text.text).toBe('Unassign');
    await t.slack.as(DAN).selects(card, { actionId: 'assignee' }, 'Unassign');
    await t.slack.waitFor(
      () => !messageText(t.card('#alerts', 'total is undefined')!).includes('Assigned to'),
      'a free card',
    );
  });

  test('a deactivated person is refused with a sentence, and nothing changes', async () => {
    await t.slack.as(CAROL).runs('#alerts', '/assign CHECKOUT-1 @hal');
    const answer = await t.slack.waitFor(() => t.slack.ephemerals(CAROL).at(-1), 'a refusal');
    expect(messageText(answer)).toMatch(/Hal Jensen.*deactivated/);
    await t.settled();
    expect(messageText(t.card('#alerts', 'total is undefined')!)).not.toContain('Assigned to');
    expect(t.slack.user(HAL)?.deleted).toBe(true);
  });
});
