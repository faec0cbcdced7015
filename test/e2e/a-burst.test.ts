import type { Message } from '../../src/local-workspace/model';
import { areBalanced, readAlertAccounts } from '../../src/cards/tally.store';
import { eventually, reads } from '../support/story';
import { ALICE, BOB, messageText, startTogether, type Together } from '../support/together';
import { postEvent } from '../support/story';

/** A channel cannot take as much as breaks at once; Slack holds the app to its limits. */
let t: Together;
beforeAll(async () => {
  t = await startTogether('http', {}, { limits: 'enforce' }, { paced: true });
});
afterAll(async () => {
  expect(t.slack.problems()).toEqual([]);
  await t.stop();
});

const digest = (channel = '#alerts'): Message | undefined =>
  t.slack.messages(channel).find((message) => messageText(message).includes('at once'));
/** The block with the controls of the issue that a line tells of. */
function controlsOf(message: Message, shortId: string): string {
  const line = message.blocks.findIndex((block) => JSON.stringify(block).includes(`*${shortId}*`));
  return String(message.blocks[line + 1]?.block_id);
}

test('what breaks at once is one message with controls for each, nothing is lost, and Slack never has to complain', async () => {
  const thrown = Array.from({ length: 14 }, (_, at) => ({ type: `Error${at}`, message: `fire number ${at}` }));
  await Promise.all(thrown.map((one) => postEvent(t.app.port, t.checkout, one)));
  const lines = () =>
    thrown.filter(({ message }) => t.slack.messages('#alerts').some((one) => messageText(one).includes(message)));
  await t.slack.waitFor(() => lines().length === thrown.length, 'every alert in #alerts', 20_000);
  const found = digest();
  if (!found) throw new Error('there is no digest');

  const shortId = /CHECKOUT-\d+/.exec(messageText(found))?.[0] ?? '';
  const said = await reads(t.slack, ALICE, (alice) =>
    alice.clicks(found, { actionId: 'assign_to_me', blockId: controlsOf(found, shortId) }),
  );
  expect(said).toContain(`${shortId}* is yours now`);
  await t.slack.waitFor(
    () => messageText(digest() ?? found).includes('Taken by *Alice Nguyen*'),
    'the line redrawn',
    20_000,
  );
  await t.slack.waitFor(
    () =>
      t.slack.thread('#alerts', found.ts).some((one) => messageText(one) === `*${shortId}*: *Alice Nguyen* took this.`),
    'a line in the thread that names its issue',
    20_000,
  );
  // In the other channel the same issue stands in a digest of its own, and follows.
  await t.slack.waitFor(
    () => messageText(digest('#checkout-team') ?? found).includes('Taken by'),
    'the other channel',
    30_000,
  );

  expect(await reads(t.slack, BOB, (bob) => bob.runs('#alerts', `/assign ${shortId} @bob`))).toContain('Bob Tanaka');
  await eventually(async () => areBalanced(await readAlertAccounts(t.app.deps.db.read)), 'the accounts');
  expect(await readAlertAccounts(t.app.deps.db.read)).toMatchObject({ due: 28, pending: 0, dropped: 0, refused: 0 });
  expect(t.slack.violations()).toMatchObject({ total: 0 });
  expect(t.slack.calls().filter(({ outcome }) => outcome === 'ratelimited')).toEqual([]);
});
