import type { Message } from '../../src/local-workspace/model';
import { buttons, quiet, shows } from '../support/story';
import { ALICE, BOB, CAROL, DAN, messageText, startTogether, type Together } from '../support/together';

/** Who is told of an assignment, by a command and by a click, and how people change that. Both ways of delivery. */
describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let t: Together;
  beforeAll(async () => {
    t = await startTogether(mode);
    await t.breaks(t.checkout, new TypeError('total is undefined'));
  });
  afterAll(async () => {
    expect(t.slack.problems()).toEqual([]);
    await t.stop();
  });

  const card = () => t.card('#alerts', 'total is undefined')!;
  const about = (id: string, sentence: string) =>
    t.slack.dms(id).filter((message) => messageText(message).includes(sentence));
  /** What a person was newly told while something was done, once all of it was delivered. */
  async function told(id: string, act: () => Promise<unknown>): Promise<Message[]> {
    const before = t.slack.dms(id).length;
    await act();
    await quiet(t);
    return t.slack.dms(id).slice(before);
  }
  const assigns = (by: string, text: string) => t.slack.as(by).runs('#alerts', `/assign CHECKOUT-1 ${text}`);
  async function chooses(id: string, values: Record<string, string | string[]>): Promise<void> {
    await t.slack.as(id).runs('#alerts', '/assign settings');
    const isOpen = () => t.slack.modals(id).some((view) => view.callbackId === 'settings_modal');
    await t.slack.waitFor(() => isOpen() || null, 'the form');
    expect(await t.slack.as(id).submits('settings_modal', values)).toEqual({ ok: true });
    await t.slack.as(id).closes();
  }

  test('who is assigned by somebody’s command gets exactly one direct message, and the one who typed it none', async () => {
    const forAlice = await told(ALICE, async () => {
      const [notice, ...others] = await told(BOB, () => assigns(ALICE, '@bob -- knows this code'));
      expect(others).toEqual([]);
      expect(messageText(notice!)).toMatch(/\*Alice Nguyen\* assigned \*CHECKOUT-1\* to you\.\n> knows this code/);
      expect(buttons(notice!)).toEqual(['Resolve', 'Archive…', 'Assign to me', 'Notification settings…']);
    });
    expect(forAlice).toEqual([]);
  });

  test('the message’s controls work: its menu hands the issue on, and the next one is told by a click', async () => {
    const [notice] = about(BOB, 'assigned *CHECKOUT-1* to you');
    const forCarol = await told(CAROL, () => t.slack.as(BOB).selects(notice!, { actionId: 'assignee' }, 'Carol Ortiz'));
    expect(forCarol.map(messageText)).toEqual([expect.stringContaining('*Bob Tanaka* assigned *CHECKOUT-1* to you.')]);
    await shows(t, '#alerts', 'total is undefined', 'Carol Ortiz');
    await t.slack.as(CAROL).clicks(forCarol[0]!, 'Resolve');
    await shows(t, '#alerts', 'total is undefined', 'Resolved by');
    await quiet(t);
    const [redrawn] = about(CAROL, 'assigned *CHECKOUT-1* to you');
    expect(buttons(redrawn!)).toEqual(['Unresolve', 'Archive…', 'Assign to me', 'Notification settings…']);
    await t.slack.as(CAROL).clicks(redrawn!, 'Unresolve');
    await quiet(t);
  });

  test('the button in the message opens the form, and whoever says “never” there hears no more', async () => {
    const [notice] = about(CAROL, 'assigned *CHECKOUT-1* to you');
    await t.slack.as(CAROL).clicks(notice!, 'Notification settings…');
    await t.slack.waitFor(() => t.slack.modals(CAROL).find((one) => one.callbackId === 'settings_modal'), 'the form');
    expect(await t.slack.as(CAROL).submits('settings_modal', { modal_level: 'v1:never' })).toEqual({ ok: true });
    await assigns(DAN, 'none');
    expect(await told(CAROL, () => assigns(ALICE, '@carol'))).toEqual([]);
    expect(await told(CAROL, () => assigns(ALICE, '@dan'))).toEqual([]);
    expect(await told(CAROL, () => t.slack.as(ALICE).selects(card(), { actionId: 'assignee' }, 'Carol Ortiz'))).toEqual(
      [],
    );
  });

  test('a project of its own wins over everywhere', async () => {
    await assigns(ALICE, 'none');
    await chooses(CAROL, { modal_project: 'v1:checkout', modal_project_level: 'v1:always' });
    expect(await told(CAROL, () => assigns(ALICE, '@carol'))).toHaveLength(1);
  });

  test('assigning to oneself tells nobody but who asked for it, by a command and by a click', async () => {
    const takes = [() => assigns(DAN, 'me'), () => t.slack.as(DAN).clicks(card(), 'Assign to me')];
    for (const take of takes) {
      await assigns(DAN, 'none');
      expect(await told(DAN, take)).toEqual([]);
    }
    await assigns(DAN, 'none');
    await chooses(DAN, { modal_own_actions: ['v1:own'] });
    for (const take of takes) {
      expect((await told(DAN, take)).map(messageText)).toEqual([expect.stringContaining('You took *CHECKOUT-1*.')]);
      expect((await told(DAN, () => assigns(DAN, 'none'))).map(messageText)).toEqual([
        expect.stringContaining('You gave *CHECKOUT-1* back: nobody holds it now.'),
      ]);
    }
  });
});
