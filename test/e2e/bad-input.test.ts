import type { Message } from '../../src/local-workspace/model';
import { cardOf, hears, makeForeigners, postSigned, quiet, reads, stateOf } from '../support/story';
import { ALICE, BOB, FEMI, HAL, messageText, startTogether, type Together } from '../support/together';

/** Whatever arrives from Slack that makes no sense gets one clear sentence, and nothing changes. */
let t: Together;
const title = 'price is negative';
beforeAll(async () => {
  t = await startTogether();
  for (const message of [title, 'cart is stuck']) await cardOf(t, t.checkout, { message });
  await cardOf(t, t.storefront, { message: 'logo is missing' });
  await reads(t.slack, ALICE, (alice) => alice.runs('#alerts', '/assign CHECKOUT-1 @bob'));
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

/** The sentence that `act` brings; fails when anything but that happened. */
async function refused(act: () => Promise<string>): Promise<string> {
  await quiet(t);
  const before = await stateOf(t.app.deps);
  const threads = t.slack.thread('#alerts', card().ts).length;
  const sentence = await act();
  await quiet(t);
  expect(await stateOf(t.app.deps)).toBe(before);
  expect(t.slack.thread('#alerts', card().ts)).toHaveLength(threads);
  return sentence;
}
const types = (text: string, who = ALICE) =>
  refused(() => reads(t.slack, who, (person) => person.runs('#alerts', `/assign ${text}`)));

describe('/assign that cannot be carried out', () => {
  test.each([
    ['CHECKOUT-1 to the moon', 'I did not understand', '“to” is neither an issue nor somebody to assign it to'],
    ['CHECKOUT-1 @bob @alice', 'I did not understand', 'there are two here'],
    ['@bob', 'I did not understand', 'but no issue'],
    ['CHECKOUT-1 -- because', 'I did not understand', 'nobody to assign to'],
    ['CHECKOUT-99 @bob', 'I know no issue CHECKOUT-99'],
    ['NOWHERE-1 me', 'I know no issue NOWHERE-1'],
    ['https://acme.slack.com/archives/C0ALERTS1/p1700000000000100 me', 'does not lead to the card of an issue'],
    ['CHECKOUT-1 @nobody-here', 'Nobody here has the handle “@nobody-here”'],
    ['CHECKOUT-1 nobody@acme.example', 'Nobody here has the e-mail address “nobody@acme.example”'],
    ['CHECKOUT-1 #no-such-team', 'There is no team “#no-such-team”'],
    ['CHECKOUT-1 user:999999', 'There is no person or team “user:999999”'],
    ['CHECKOUT-1 @femi', 'Femi Adeyemi cannot be assigned to issues of checkout'],
    ['CHECKOUT-1 #frontend', '#frontend cannot be assigned to issues of checkout'],
    ['CHECKOUT-1 hal@acme.example', 'Hal Jensen is deactivated and cannot be assigned'],
    ['CHECKOUT-1 @dibs', 'is a bot and cannot be assigned'],
    // One refusal refuses everything.
    ['CHECKOUT-2 STOREFRONT-1 @femi', 'Femi Adeyemi cannot be assigned to issues of checkout'],
    ['CHECKOUT-1 CHECKOUT-99 me', 'I know no issue CHECKOUT-99'],
    ['list @nobody-here', 'Nobody here has the handle'],
  ])('/assign %s: %s', async (text, ...sentences) => {
    const said = await types(text);
    for (const sentence of sentences) expect(said).toContain(sentence);
  });

  test('what was typed is quoted back, and cannot mention anybody or break out of the quote', async () => {
    const answer = await hears(t.slack, ALICE, (alice) =>
      alice.runs('#alerts', '/assign `CHECKOUT-1` *hey* <!channel> & @everyone'),
    );
    const text = messageText(answer);
    expect(text).toContain('I did not understand');
    expect(text).toContain('hey');
    expect(text).not.toMatch(/<!|<@/);
    expect(text).toContain('&lt;!channel&gt; &amp;');
  });
});

describe('people who may not act', () => {
  test('a deactivated person', async () => {
    expect(await types('CHECKOUT-2 me', HAL)).toContain('Your account in this workspace is deactivated');
    expect(await refused(() => reads(t.slack, HAL, (hal) => hal.clicks(card(), 'Assign to me')))).toContain(
      'deactivated',
    );
  });

  test('a guest of another workspace, who is not mirrored either', async () => {
    const guest = t.slack.addUser({ name: 'guest', teamId: 'T0ELSEWHE' });
    expect(await types('CHECKOUT-2 me', guest.id)).toMatch(/Only members of/);
    expect(await refused(() => reads(t.slack, guest.id, (one) => one.clicks(card(), 'Resolve')))).toMatch(
      /Only members of/,
    );
    expect((await t.slack.as(guest.id).searches(card(), { actionId: 'assignee' }, '')).options ?? []).toEqual([]);
  });

  test('another app’s bot', async () => {
    const bot = t.slack.addUser({ name: 'robot', isBot: true });
    expect(await types('CHECKOUT-2 me', bot.id)).toContain('Bots cannot use Dibs');
  });

  test('somebody from a workspace that is not ours, though Slack signed it', async () => {
    await reads(t.slack, ALICE, (alice) => alice.runs('#alerts', '/assign help'));
    const sent = t.slack.deliveries().findLast(({ name }) => name === '/assign')?.payload as Record<string, string>;
    const said = await refused(() =>
      reads(t.slack, ALICE, () =>
        postSigned(t, { body: { ...sent, text: 'CHECKOUT-2 me', team_id: 'T0ELSEWHE', trigger_id: 'elsewhere.1' } }),
      ),
    );
    expect(said).toContain('Only members of Acme');
  });
});

describe('controls that are old or forged', () => {
  const clicks = (button: string, value: string, who = BOB) =>
    refused(() => reads(t.slack, who, (person) => person.clicks(card(), { text: button, value })));

  test.each([
    '',
    'v2:1',
    '1',
    'v1:',
    'v1:abc',
    'v1:-1',
    'v1:1; DROP TABLE Issue',
    'v1:99999999999999999999999',
    '{"id":1}',
  ])('a button that carries %j', async (value) => {
    for (const button of ['Assign to me', 'Resolve']) expect(await clicks(button, value)).toContain('out of date');
  });

  test('a button of an issue that is not there', async () => {
    expect(await clicks('Assign to me', 'v1:987654321')).toContain('does not exist');
    expect(await clicks('Resolve', 'v1:987654321')).toContain('no such issue');
  });

  test.each(['v1:nobody', 'user:1', 'v1:user:0', 'v1:team:x'])('a menu’s option %j', async (value) => {
    const option = { text: { type: 'plain_text', text: 'Somebody' }, value };
    expect(
      await refused(() => reads(t.slack, BOB, (bob) => bob.selects(card(), { actionId: 'assignee' }, option))),
    ).toContain('out of date');
  });

  test('a team that was deleted after the menu was opened', async () => {
    const team = await t.app.deps.db.read.team.findFirstOrThrow({ where: { slug: 'platform' } });
    const offered = await t.slack.as(BOB).searches(card(), { actionId: 'assignee' }, 'platform');
    const option = offered.option_groups
      ?.flatMap(({ options }) => options)
      .find(({ value }) => value === `v1:team:${team.id}`);
    await t.app.deps.db.write((tx) => tx.team.delete({ where: { id: team.id } }));
    const said = await refused(() =>
      reads(t.slack, BOB, (bob) => bob.selects(card(), { actionId: 'assignee' }, { ...(option ?? {}) })),
    );
    expect(said).toContain('This team does not exist (any more). Nothing was changed.');
  });

  test('a control of a version that nobody remembers', async () => {
    const [controls] = card().blocks.filter(({ block_id }) => block_id.startsWith('controls:'));
    const old = {
      ...card(),
      blocks: [
        {
          ...controls,
          elements: [{ type: 'button', action_id: 'snooze', text: { type: 'plain_text', text: 'Snooze' }, value: 'x' }],
        },
      ],
    };
    expect(await refused(() => reads(t.slack, BOB, (bob) => bob.clicks(old as Message, 'Snooze')))).toContain(
      'out of date',
    );
  });

  test('an Undo of a request that never was', async () => {
    await reads(t.slack, FEMI, (femi) => femi.runs('#alerts', '/assign STOREFRONT-1 me'));
    const answer = t.slack.ephemerals(FEMI).findLast((one) => messageText(one).includes('Undo')) as Message;
    const forged = { text: 'Undo', value: 'v1:00000000-0000-4000-8000-000000000000' };
    expect(await refused(() => reads(t.slack, FEMI, (femi) => femi.clicks(answer, forged)))).toContain(
      'nothing of yours to undo',
    );
  });
});

describe('ids of another organization are like ids that do not exist', () => {
  let foreign: Awaited<ReturnType<typeof makeForeigners>>;
  beforeAll(async () => {
    foreign = await makeForeigners(t);
  });
  const secrets = /foreign secret|mallory|strangers/i;

  test('in the text of a command', async () => {
    expect(await types('SECRET-1 me')).toContain('I know no issue SECRET-1');
    expect(await types('CHECKOUT-1 @mallory')).toContain('Nobody here has the handle');
    expect(await types(`CHECKOUT-1 user:${foreign.user.id}`)).toContain(`no person or team “user:${foreign.user.id}”`);
    expect(await types(`CHECKOUT-1 team:${foreign.team.id}`)).toContain(`no person or team “team:${foreign.team.id}”`);
    expect(await types('list none secret')).not.toMatch(secrets);
  });

  test('in the value of a button or an option', async () => {
    const clicks = (button: string) =>
      refused(() =>
        reads(t.slack, BOB, (bob) => bob.clicks(card(), { text: button, value: `v1:${foreign.issue.id}` })),
      );
    expect(await clicks('Assign to me')).toBe('This issue does not exist (any more). Nothing was changed.');
    expect(await clicks('Resolve')).toContain('no such issue');
    for (const actor of [`user:${foreign.user.id}`, `team:${foreign.team.id}`]) {
      const option = { text: { type: 'plain_text', text: 'x' }, value: `v1:${actor}` };
      const said = await refused(() =>
        reads(t.slack, BOB, (bob) => bob.selects(card(), { actionId: 'assignee' }, option)),
      );
      expect(said).toContain('does not exist (any more)');
    }
    await t.slack.as(BOB).clicks(card(), { text: 'Archive…', value: `v1:${foreign.issue.id}` });
    const form = await t.slack.waitFor(
      () => t.slack.modals(BOB).find(({ submit, blocks }) => !submit && blocks.length > 0),
      'the notice',
    );
    await quiet(t);
    expect(JSON.stringify(t.slack.modals(BOB))).not.toMatch(secrets);
    expect(form.callbackId).toBe('loading_modal');
    await t.slack.as(BOB).closes();
  });

  test('in the query of a menu', async () => {
    const blocks = card().blocks.map((block) => ({
      ...block,
      block_id: block.block_id.replace(/^controls:v1:\d+/, `controls:v1:${foreign.issue.id}`),
    }));
    const offered = await t.slack.as(BOB).searches({ ...card(), blocks }, { actionId: 'assignee' }, '');
    expect(offered).toEqual({ options: [] });
    expect(JSON.stringify(await t.slack.as(BOB).searches(card(), { actionId: 'assignee' }, 'mallory'))).not.toMatch(
      /mallory/i,
    );
  });

  /** Sends the newest form again as if it were another one, with something in it replaced. */
  async function forgeForm(replace: (payload: string) => string): Promise<string> {
    const sent = t.slack.deliveries().findLast(({ name }) => name === 'view_submission')?.payload as { view: object };
    const payload = replace(JSON.stringify({ ...sent, view: { ...sent.view, hash: 'forged.1' } }));
    return refused(async () => (await postSigned(t, { body: { payload } })).text());
  }

  test('in what a form remembers', async () => {
    await t.slack.as(BOB).clicks(card(), 'Archive…');
    const form = await t.slack.waitFor(
      () => t.slack.modals(BOB).find(({ callbackId }) => callbackId === 'archive_modal'),
      'the form',
    );
    const { issueIds } = JSON.parse(form.privateMetadata) as { issueIds: string[] };
    await reads(t.slack, BOB, (bob) => bob.submits('archive_modal', { modal_archive_for: 'Forever' }));
    const answer = await forgeForm((payload) =>
      payload.replace(`[\\"${issueIds[0]}\\"]`, `[\\"${foreign.issue.id}\\"]`),
    );
    expect(answer).toContain('There is no such issue');
  });

  test('in what a form is filled with', async () => {
    await t.slack.as(BOB).runs('#alerts', '/assign');
    const form = await t.slack.waitFor(
      () => t.slack.modals(BOB).find(({ callbackId }) => callbackId === 'assign_modal'),
      'the form',
    );
    expect(await t.slack.as(BOB).searches(form, 'modal_issues', 'secret')).toEqual({ options: [] });
    const [issue] = (await t.slack.as(BOB).searches(form, 'modal_issues', 'CHECKOUT-2')).options ?? [];
    const value = issue?.value ?? '';
    await reads(t.slack, BOB, (bob) =>
      bob.submits('assign_modal', { modal_issues: [value], modal_assignee: 'Unassign' }),
    );
    const issues = await forgeForm((payload) => payload.replaceAll(`"${value}"`, `"v1:${foreign.issue.id}"`));
    expect(issues).toContain('This issue does not exist (any more)');
    const assignee = await forgeForm((payload) => payload.replaceAll('"v1:none"', `"v1:user:${foreign.user.id}"`));
    expect(assignee).toContain('This person does not exist (any more)');
  });
});
