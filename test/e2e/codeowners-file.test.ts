import { buttons, eventually, quiet, reads, shows } from '../support/story';
import { ALICE, messageText, startTogether, type Together } from '../support/together';

/** A CODEOWNERS file that an admin sends to Dibs, and the names in it that are not those of Slack. */
let t: Together;
beforeAll(async () => {
  t = await startTogether();
  await quiet(t);
});
afterAll(async () => {
  expect(t.slack.problems()).toEqual([]);
  await t.stop();
});

const fromDibs = (what: string) =>
  t.slack.waitFor(
    () => t.slack.dms(ALICE).find((one) => one.fromBot && messageText(one).includes(what)),
    `a message of Dibs with ${what}`,
  );

test('an admin sends the file, is told who is missing, and saves it', async () => {
  t.slack
    .as(ALICE)
    .uploads({ name: 'CODEOWNERS', content: 'codeowners-file.test.ts @octo-bob\n' }, 'codeowners checkout');
  const preview = await fromDibs('as CODEOWNERS of *checkout*');
  expect(messageText(preview)).toContain('`@octo-bob`, line 1');
  expect(messageText(preview)).toContain('/assign-admin codeowners map @login @person');
  expect(buttons(preview)).toEqual(['Save', 'Cancel']);
  await t.slack.as(ALICE).clicks(preview, 'Save');
  await fromDibs('is saved: 1 rule.');
  await quiet(t);
});

test('once the login is mapped, the next error goes to that person by the line of the file', async () => {
  const said = await reads(t.slack, ALICE, (alice) =>
    alice.runs('#alerts', '/assign-admin codeowners map @octo-bob @bob'),
  );
  expect(said).toContain('is *Bob Tanaka* now');
  await quiet(t);
  await t.breaks(t.checkout, new Error('the scale is off'));
  await shows(t, '#alerts', 'the scale is off', /Assigned to \*Bob Tanaka\*/);
  await eventually(
    async () => (await t.app.deps.db.read.assignee.findFirst({ where: { source: 'codeowners' } })) !== null,
    'the line of CODEOWNERS to be the reason',
  );
});
