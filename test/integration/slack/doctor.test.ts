import { tally } from '../../../src/cards/tally.store';
import { ALERTS, ALICE, BOB, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { buttons, hears } from '../../support/story';
import { messageText } from '../../support/together';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
  await at.deps.db.write((tx) => tx.user.updateMany({ where: { slackUserId: ALICE }, data: { isAdmin: true } }));
});
afterEach(closeAll);

const asks = (who: string) => hears(at.local.control, who, (person) => person.runs('#general', '/assign-admin doctor'));
async function stopsPosting(): Promise<void> {
  await at.deps.db.write((tx) => tally(tx, { due: 2 }));
  at.local.control.kickBot('#alerts');
  await at.issueWithCard(at.project, 'Error: nobody could hear me');
}

test('everybody sees how Dibs is: two findings and the facts; only admins get a button', async () => {
  await stopsPosting();
  at.local.control.withoutScopes('im:write');
  const page = await asks(BOB);
  const text = messageText(page);
  expect(text).toMatch(/^:stethoscope: \*2 findings\*/);
  expect(text).toContain('Dibs stopped posting to 1 channel, for Slack refused it: <#C0ALERTS1> (`not_in_channel`).');
  expect(text).toContain('The app lacks 1 scope: `im:write` (nobody gets direct messages).');
  expect(text).toMatch(/\*Slack\* {2}HTTP {2}· {2}last \d acknowledgements: half within [\d,]+ ms/);
  expect(text).toContain('• <#C0ALERTS1> 0 jobs, 1 card to show');
  expect(text).toContain('7 active members');
  expect(buttons(page)).toEqual([]);
  expect(buttons(await asks(ALICE))).toEqual(['Retry']);
});

test('Retry shows what waited once Dibs is back in the channel, and leaves a trace', async () => {
  await stopsPosting();
  const page = await asks(ALICE);
  at.local.control.inviteBot('#alerts');
  await at.local.control.as(ALICE).clicks(page, 'Retry');
  await at.settled();
  const [now] = at.local.control.ephemerals(ALICE).map(messageText);
  expect(now).toContain('Dibs posts to <#C0ALERTS1> again.');
  expect(now).not.toContain('Dibs stopped posting');
  expect(at.local.control.messages(ALERTS).map(messageText).join()).toContain('nobody could hear me');
  expect(await at.deps.db.read.job.count()).toBe(0);
  const audit = await hears(at.local.control, ALICE, (alice) => alice.runs('#general', '/assign-admin audit'));
  expect(messageText(audit)).toContain(
    '*Alice Nguyen* let Dibs try again to post to the channel  ·  channelId: <#C0ALERTS1>',
  );
});

test('Retry while Dibs is still outside costs one attempt, and the channel stands there again', async () => {
  await stopsPosting();
  const page = await asks(ALICE);
  // What was posted in doubt is looked for first, and that is refused.
  const before = at.local.control.calls('conversations.history').length;
  await at.local.control.as(ALICE).clicks(page, 'Retry');
  await at.settled();
  expect(at.local.control.calls('conversations.history')).toHaveLength(before + 1);
  expect(await at.deps.db.read.job.count({ where: { state: 'failed' } })).toBe(1);
  expect(messageText(await asks(ALICE))).toContain('Dibs stopped posting to 1 channel');
});

test.each([
  ['by somebody who is no admin', BOB, undefined, 'Only an admin can do this.'],
  ['for a channel that was never stopped', ALICE, 'v1:C0GENERAL', 'Dibs has not stopped posting to this channel.'],
  ['with a value of somebody’s own', ALICE, 'v1:#alerts', 'That control is out of date.'],
  ['twice', ALICE, 'twice', 'Dibs has not stopped posting to this channel.'],
])('a click on Retry %s changes nothing', async (_name, who, value, said) => {
  await stopsPosting();
  const page = await asks(ALICE);
  const person = at.local.control.as(who);
  if (value === 'twice') {
    at.local.control.inviteBot('#alerts');
    await person.clicks(page, 'Retry');
    await at.settled();
  }
  const audited = await at.deps.db.read.auditEntry.count();
  await person.clicks(page, value === undefined || value === 'twice' ? 'Retry' : { text: 'Retry', value });
  await at.settled();
  expect(at.heard(who).join()).toContain(said);
  expect(await at.deps.db.read.auditEntry.count()).toBe(audited);
});
