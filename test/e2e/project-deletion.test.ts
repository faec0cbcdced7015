import { administration, dsnIn } from '../support/administration';
import { cardOf, eventually, hears, postEvent, quiet, reads, shows } from '../support/story';
import { ALICE, BOB, messageText, startTogether, type Together } from '../support/together';

/** Alice gets rid of projects, and gets one of them back, without leaving Slack. */
let t: Together;
beforeAll(async () => {
  t = await startTogether();
  await quiet(t);
});
afterAll(async () => {
  expect(t.slack.problems()).toEqual([]);
  await t.stop();
});

const { tells, opened } = administration(() => t);
const makes = async (name: string) => dsnIn(await tells(`project create ${name} #alerts`));
const asks = async (text: string) => {
  await t.slack.as(ALICE).runs('#general', `/assign-admin project delete ${text}`);
  return opened('admin_delete_confirm');
};
const types = (slug: string) => t.slack.as(ALICE).submits('admin_delete_confirm', { admin_field_slug: slug });
const deletes = async (text: string, slug: string) => {
  await asks(text);
  return hears(t.slack, ALICE, () => types(slug));
};
const statusOf = async (id: string) => {
  const project = await t.app.deps.db.read.project.findUnique({ where: { id: BigInt(id) } });
  return project?.status ?? 'gone';
};

test('a deleted project says so on its cards, refuses its keys, and comes back with everything', async () => {
  const shop = await makes('shop');
  await cardOf(t, shop as never, { message: 'the basket has a hole' });
  await reads(t.slack, BOB, (bob) => bob.runs('#alerts', '/assign SHOP-1 me'));
  await quiet(t);

  const form = await asks('shop');
  const shown = JSON.stringify(form.blocks);
  expect(shown).toContain('1 issue');
  expect(shown).toContain('1 event');
  expect(shown).toContain('1 card');
  expect(shown).toContain('72 hours');
  expect(await types('shopp')).toMatchObject({
    ok: false,
    errors: { admin_field_slug: expect.stringContaining('shop') },
  });
  expect(await statusOf(shop.id)).toBe('active');

  const answer = await hears(t.slack, ALICE, () => types(' Shop '));
  expect(messageText(answer)).toMatch(/\*shop\* \(`shop`\) is deleted[^]*project restore shop/);
  const card = await t.slack.waitFor(() => t.card('#alerts', 'project deleted'), 'the card to say so');
  expect(messageText(card)).toBe(':wastebasket: *SHOP-1* · project deleted');
  await eventually(
    async () => (await postEvent(t.app.port, shop as never, { message: 'hello?' })).status === 403,
    'a 403',
  );
  expect(await reads(t.slack, BOB, (bob) => bob.runs('#alerts', '/assign SHOP-1 none'))).toMatch(/no|not/i);
  expect(await tells('project show shop')).toContain('There is no project “shop”');
  expect(await tells('project list')).toMatch(/shop[^]*can be restored until/);

  await t.slack.as(ALICE).clicks(answer, 'Restore');
  await shows(t, '#alerts', 'the basket has a hole', 'Bob Tanaka');
  expect(await statusOf(shop.id)).toBe('active');
  await eventually(
    async () => (await postEvent(t.app.port, shop as never, { message: 'hello?' })).ok,
    'the key to work',
  );
  expect(await tells('audit')).toMatch(/restored the project \*shop\*[^]*deleted the project \*shop\*/);
});

test('one that is deleted for good shows how far it is, and leaves nothing', async () => {
  const doomed = await makes('doomed');
  for (const message of ['one', 'two', 'three']) await cardOf(t, doomed as never, { message: `doomed ${message}` });
  await quiet(t);
  const answer = await deletes('doomed --now', 'doomed');
  expect(messageText(answer)).toContain('is being deleted for good');
  await eventually(async () => (await statusOf(doomed.id)) === 'gone', 'the project to be gone');
  const direct = await t.slack.waitFor(
    () => t.slack.dms(ALICE).find((one) => messageText(one).includes('Nothing of it is left')),
    'the message that it is over',
  );
  expect(messageText(direct)).toMatch(/3 issues {2}· {2}3 events {2}· {2}3 cards/);
  await t.slack.waitFor(
    () => [1, 2, 3].every((number) => t.card('#alerts', `*DOOMED-${number}* · project deleted`)),
    'every card to say so',
  );
  expect(await tells('project restore doomed')).toContain('was deleted for good; it cannot be restored');
});
