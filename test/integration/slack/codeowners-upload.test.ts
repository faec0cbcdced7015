import { saveTexts } from '../../../src/ownership/save-texts';
import { identifyViewer } from '../../../src/people/identify-viewer';
import { ALICE, BOB, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeOrganization, makeProject } from '../../support/factory';
import { buttons } from '../../support/story';
import { messageText } from '../../support/together';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
});
afterEach(async () => {
  expect(at.local.control.problems()).toEqual([]);
  await closeAll();
});

const TEXT = '* bob@acme.example\n/pay/ carol@acme.example\n';
const fromApp = (who = ALICE) => at.local.control.dms(who).filter(({ fromBot }) => fromBot);
/** A person drops a file into the conversation; waits until it was looked at. */
async function drops(content: string | Buffer, text = 'codeowners checkout', who = ALICE, mimetype?: string) {
  const before = at.local.control.deliveries().length;
  const message = at.local.control.as(who).uploads({ name: 'CODEOWNERS', content, mimetype }, text);
  const arrived = () =>
    at.local.control
      .deliveries()
      .slice(before)
      .find(({ name, status }) => name === 'message' && status);
  const delivery = await at.local.control.waitFor(arrived, 'the file to be delivered');
  await at.settled();
  return { fileId: message.files?.[0]?.id ?? '', delivery };
}
async function clicks(label: string | { text: string; value: string }, who = ALICE) {
  const last = fromApp(who).at(-1);
  if (!last) throw new Error('Dibs said nothing');
  await at.local.control.as(who).clicks(last, label);
  await at.settled();
}
/** The newest of what the app says about files; how far new rules are is another message. */
const said = (who = ALICE) =>
  messageText(fromApp(who).findLast((message) => !messageText(message).includes('new rules of')) ?? NOTHING);
const NOTHING = { text: '', blocks: [], attachments: [] };
const stored = async () => (await at.deps.db.read.projectOwnership.findFirst())?.codeowners ?? null;
const alice = () => identifyViewer(at.deps, at.organization.id, ALICE);
const lastRefusal = (who = ALICE) => at.heard(who).at(-1) ?? '';

test('an admin drops the file beside the project’s name, sees what would change, and saves it', async () => {
  await drops(TEXT);
  expect(fromApp()).toHaveLength(1);
  expect(said()).toContain('`CODEOWNERS` as CODEOWNERS of *checkout* (`checkout`)');
  expect(said()).toContain('of 1 open issue would move');
  expect(buttons(fromApp().at(-1) ?? { blocks: [] })).toEqual(['Save', 'Cancel']);
  expect(await stored()).toBeNull();
  await clicks('Save');
  expect(said()).toContain('The CODEOWNERS file of *checkout* (`checkout`) is saved: 2 rules.');
  expect(await stored()).toBe(TEXT);
  const audit = await at.deps.db.read.auditEntry.findMany({ where: { action: 'project.codeowners' } });
  expect(audit).toHaveLength(1);
});

test('without a text Dibs asks for the project, and only active ones of the organization are offered', async () => {
  const gone = await makeProject(at.deps, at.organization, 'gone');
  await at.deps.db.write((tx) =>
    tx.project.update({ where: { id: BigInt(gone.id) }, data: { status: 'pending_deletion' } }),
  );
  await makeProject(at.deps, await makeOrganization(at.deps), 'theirs');
  await makeProject(at.deps, at.organization, 'web');
  await drops(TEXT, '');
  expect(said()).toContain('For which project is `CODEOWNERS` the CODEOWNERS file?');
  const question = fromApp().at(-1);
  if (!question) throw new Error('no question');
  const person = at.local.control.as(ALICE);
  const offered = await person.searches(question, 'admin_upload_project', '');
  expect(offered.options?.map(({ value }) => value)).toEqual(['v1:checkout', 'v1:web']);
  await person.selects(question, 'admin_upload_project', 'v1:web');
  await at.settled();
  expect(said()).toContain('as CODEOWNERS of *web*');
  await clicks('Save');
  expect(said()).toContain('The CODEOWNERS file of *web* (`web`) is saved');
});

test('Cancel saves nothing and takes the buttons away', async () => {
  await drops(TEXT);
  await clicks('Cancel');
  expect(said()).toContain('Nothing was saved.');
  expect(buttons(fromApp().at(-1) ?? { blocks: [] })).toEqual([]);
  expect(await stored()).toBeNull();
});

test('a file that Slack delivers twice is answered once, and only its id is kept of it', async () => {
  const { delivery, fileId } = await drops(TEXT);
  await at.local.control.redeliver(delivery.id);
  await at.settled();
  expect(fromApp()).toHaveLength(1);
  const rows = await at.deps.db.read.inboundRequest.findMany();
  expect(rows.filter(({ key }) => key.startsWith('event:'))).toHaveLength(1);
  expect(JSON.stringify(at.local.control.deliveries().at(-1)?.payload)).toContain(fileId);
});

test('two clicks on Save save once', async () => {
  await drops(TEXT);
  const preview = fromApp().at(-1);
  if (!preview) throw new Error('no preview');
  await Promise.all([
    at.local.control.as(ALICE).clicks(preview, 'Save'),
    at.local.control.as(ALICE).clicks(preview, 'Save'),
  ]);
  await at.settled();
  expect(await at.deps.db.read.auditEntry.count({ where: { action: 'project.codeowners' } })).toBe(1);
});

test('a file that was deleted meanwhile is not saved', async () => {
  const { fileId } = await drops(TEXT);
  at.local.control.deleteFile(fileId);
  await clicks('Save');
  expect(lastRefusal()).toContain('This file is not in Slack any more. Nothing was saved; please send it again.');
  expect(await stored()).toBeNull();
});

test('what was saved by others since the preview is not overwritten', async () => {
  await drops(TEXT);
  at.deps.clock.advance(1_000);
  await saveTexts(at.deps, await alice(), { slug: 'checkout', text: 'codeowners', value: '* alice@acme.example' });
  await clicks('Save');
  expect(lastRefusal()).toContain('were changed since the preview. Nothing was saved');
  expect(await stored()).toBe('* alice@acme.example');
});

test('somebody who is no admin is told who can, and Dibs does not look at the file', async () => {
  await drops(TEXT, 'codeowners checkout', BOB);
  expect(lastRefusal(BOB)).toContain('Only an admin can do this. Ask one of: Alice Nguyen');
  expect(fromApp(BOB)).toEqual([]);
  expect(at.local.control.calls('files.info')).toEqual([]);
});

test('who is no admin any more cannot save what was previewed before', async () => {
  await drops(TEXT);
  at.local.control.updateUser(ALICE, { isAdmin: false, isOwner: false });
  await at.local.control.waitFor(() => at.local.control.deliveries().some(({ name }) => name === 'user_change'), 'it');
  await at.settled();
  await clicks('Save');
  expect(lastRefusal()).toContain('Only an admin can do this.');
  expect(await stored()).toBeNull();
});

test.each<[string, string | Buffer, string, string, string]>([
  [
    'too many characters',
    'x'.repeat(3_000_001),
    'checkout',
    'The file has more than 3,000,000 characters',
    'text/plain',
  ],
  [
    'too many bytes',
    Buffer.alloc(12_000_001, 'x'),
    'checkout',
    'The file has more than 3,000,000 characters',
    'text/plain',
  ],
  [
    'bytes that are no text',
    Buffer.from([0x50, 0x4b, 0, 4]),
    'checkout',
    'This is not a text file in UTF-8',
    'text/plain',
  ],
  [
    'another encoding',
    Buffer.from([0xff, 0xfe, 0x2a, 0x20]),
    'checkout',
    'This is not a text file in UTF-8',
    'text/plain',
  ],
  ['a picture', 'x', 'checkout', 'This is not a text file.', 'image/png'],
  ['a project that is not there', TEXT, 'codeowners nosuch', 'There is no project “nosuch”', 'text/plain'],
  ['a project of another organization', TEXT, 'theirs', 'There is no project “theirs”', 'text/plain'],
  ['other words', TEXT, 'please look at this', 'I did not understand what you wrote', 'text/plain'],
])('%s: refused in a sentence', async (_what, content, text, sentence, mimetype) => {
  await makeProject(at.deps, await makeOrganization(at.deps), 'theirs');
  await drops(content, text, ALICE, mimetype);
  expect(lastRefusal()).toContain(sentence);
  expect(fromApp()).toEqual([]);
});

test('while Slack is in trouble a file is refused in a sentence', async () => {
  at.local.control.faults.next('files.info', { kind: '500' });
  await drops(TEXT);
  expect(lastRefusal()).toContain('Slack did not give me the file in time. Nothing was saved; please try again.');
});

test('a byte order mark and the line ends of Windows do no harm', async () => {
  await drops('\uFEFF* bob@acme.example\r\n/pay/ carol@acme.example\r\n');
  await clicks('Save');
  expect(said()).toContain('is saved: 2 rules.');
});

test('a forged button reads no file of another person, and saves for no project of others', async () => {
  const admin = await at.deps.db.read.user.findFirstOrThrow({ where: { slackUserId: BOB } });
  const { fileId } = await drops(TEXT, 'codeowners checkout', ALICE);
  await at.deps.db.write((tx) => tx.user.update({ where: { id: admin.id }, data: { isAdmin: true } }));
  const theirs = await makeProject(at.deps, await makeOrganization(at.deps), 'theirs');
  const value = JSON.stringify(fromApp().at(-1)?.blocks).match(/v1:F[A-Z0-9]+:\d+:[0-9a-f]{32}:none/)?.[0] ?? '';
  await drops('* carol@acme.example', 'codeowners checkout', BOB);
  await clicks({ text: 'Save', value }, BOB);
  expect(lastRefusal(BOB)).toContain('I only take a file that you uploaded yourself');
  await clicks({ text: 'Save', value: value.replace(at.project.id, theirs.id) });
  expect(lastRefusal()).toContain('This project is not there any more');
  await clicks({ text: 'Save', value: value.replace(/:[0-9a-f]{32}:/, `:${'0'.repeat(32)}:`) });
  expect(lastRefusal()).toContain('The file was changed since the preview');
  for (const wrong of ['', fileId, `v2:${fileId}`, `v1:${fileId}:1`, value.replace('F', 'f')]) {
    await clicks({ text: 'Save', value: wrong });
    expect(lastRefusal()).toMatch(/older version|out of date|outdated|too old/i);
  }
  expect(await stored()).toBeNull();
});

test('what people write to Dibs without a file is neither stored nor answered', async () => {
  await drops(TEXT);
  const channel = fromApp()[0]?.channel ?? '';
  const before = await at.deps.db.read.inboundRequest.count();
  at.local.control.as(ALICE).says(channel, 'good morning');
  await at.local.control.waitFor(
    () =>
      at.local.control
        .deliveries()
        .some(({ payload, status }) => JSON.stringify(payload).includes('good morning') && status),
    'the message',
  );
  await at.settled();
  expect(await at.deps.db.read.inboundRequest.count()).toBe(before);
  expect(fromApp()).toHaveLength(1);
});
