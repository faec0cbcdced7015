import { buttons, eventually, hears, quiet, reads, shows } from '../support/story';
import { ALICE, BOB, CAROL, messageText, startTogether, type Together } from '../support/together';
import { saveTexts } from '../../src/ownership/save-texts';
import { identifyViewer } from '../../src/people/identify-viewer';

/** Errors that find their owner, and say why. */
let t: Together;
beforeAll(async () => {
  t = await startTogether();
  await quiet(t);
});
afterAll(async () => {
  expect(t.slack.problems()).toEqual([]);
  await t.stop();
});

async function rules(value: string): Promise<void> {
  const organization = await t.app.organization();
  const alice = await identifyViewer(t.app.deps, organization.id, ALICE);
  await saveTexts(t.app.deps, alice, { slug: 'checkout', text: 'rules', value });
  await quiet(t);
}

test('a fresh error of the real SDK goes to its owner; the card, its thread and the owner’s message say by which rule', async () => {
  await rules('owners-by-rules.test.ts bob@acme.example');
  await t.breaks(t.checkout, new Error('the till is stuck'));
  const card = await shows(
    t,
    '#alerts',
    'the till is stuck',
    /Assigned to \*Bob Tanaka\* by the rule `path:owners-by-rules.test.ts/,
  );
  const line = await t.slack.waitFor(() => t.slack.thread('#alerts', card.ts)[1], 'a line in the thread');
  expect(messageText(line)).toMatch(/Dibs assigned this to \*Bob Tanaka\*.*rule 1/);
  const notice = await t.slack.waitFor(
    () => t.slack.dms(BOB).find((one) => messageText(one).includes('the till is stuck')),
    'a message to Bob',
  );
  expect(messageText(notice)).toContain('rule');
});

test('Why? tells every rule that was tried, only to who asks', async () => {
  const card = t.card('#alerts', 'the till is stuck');
  if (!card) throw new Error('there is no card');
  expect(buttons(card)).toContain('Why?');
  const told = await reads(t.slack, CAROL, (carol) => carol.clicks(card, 'Why?'));
  expect(told).toContain('owners-by-rules.test.ts');
  expect(told).toContain('Bob Tanaka');
});

test('what a person decides stays, until /assign auto gives it back to the rules', async () => {
  await reads(t.slack, ALICE, (alice) => alice.runs('#alerts', '/assign CHECKOUT-1 @carol'));
  await t.breaks(t.checkout, new Error('the till is stuck'));
  await quiet(t);
  await shows(t, '#alerts', 'the till is stuck', 'Carol Ortiz');
  const said = await reads(t.slack, ALICE, (alice) => alice.runs('#alerts', '/assign auto CHECKOUT-1'));
  expect(said).toContain('Bob Tanaka');
  await shows(t, '#alerts', 'the till is stuck', /Assigned to \*Bob Tanaka\* by the rule/);
});

test('/assign test says who would own a file, and which rule says so', async () => {
  const said = await reads(t.slack, BOB, (bob) =>
    bob.runs('#general', '/assign test src/owners-by-rules.test.ts checkout'),
  );
  expect(said).toContain('Bob Tanaka');
  expect(said).toMatch(/line 1|rule 1/i);
  expect(await reads(t.slack, BOB, (bob) => bob.runs('#general', '/assign test src/other.ts checkout'))).toMatch(
    /no|nobody/i,
  );
});

test('new rules are previewed, saved and applied to what is open, without a terminal', async () => {
  const answer = await hears(t.slack, ALICE, async (alice) => {
    await alice.runs('#general', '/assign-admin rules set checkout');
    const form = await t.slack.waitFor(
      () => t.slack.modals(ALICE).find((view) => JSON.stringify(view.blocks).includes('owners-by-rules')),
      'the form with the rules',
    );
    const [, field = ''] = /"action_id":"(admin_field_ownership_[^"]*)"/.exec(JSON.stringify(form.blocks)) ?? [];
    await alice.submits(form.callbackId, { [field]: 'owners-by-rules.test.ts #payments' });
    const preview = await t.slack.waitFor(
      () => t.slack.modals(ALICE).find((view) => JSON.stringify(view.blocks).includes('would move')),
      'the preview',
    );
    expect(JSON.stringify(preview.blocks)).toContain('CHECKOUT-1');
    await alice.submits(preview.callbackId);
  });
  expect(messageText(answer)).toMatch(/saved/i);
  await shows(t, '#alerts', 'the till is stuck', /Assigned to \*#payments\* by the rule/);
  await eventually(
    async () => (await t.app.deps.db.read.job.count({ where: { kind: 'ownership.apply' } })) === 0,
    'the rules to be applied',
  );
  const told = await t.slack.waitFor(
    () => t.slack.dms(ALICE).find((one) => /The new rules of .*: 1 moved/.test(messageText(one))),
    'what came of it, in a message to Alice',
  );
  expect(messageText(told)).toContain('looked at 1 open issue');
});
