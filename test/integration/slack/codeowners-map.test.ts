import { saveTexts } from '../../../src/ownership/save-texts';
import { identifyViewer } from '../../../src/people/identify-viewer';
import { ALERTS, ALICE, BOB, CAROL, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeTeam } from '../../support/factory';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
  await makeTeam(at.deps, at.organization, 'payments');
});
afterEach(closeAll);

async function types(text: string, who = ALICE): Promise<string> {
  const before = at.heard(who).length;
  expect(await at.local.control.as(who).runs(ALERTS, `/assign-admin codeowners ${text}`)).toEqual({ ok: true });
  await at.settled();
  return at.heard(who).slice(before).join('\n');
}
async function codeowners(value: string): Promise<void> {
  const alice = await identifyViewer(at.deps, at.organization.id, ALICE);
  await saveTexts(at.deps, alice, { slug: 'checkout', text: 'codeowners', value });
  await at.settled();
}
const mappings = () => at.deps.db.read.codeownersHandle.findMany({ orderBy: { handle: 'asc' } });
const form = (who = ALICE) =>
  at.local.control.waitFor(
    () => at.local.control.modals(who).find(({ callbackId }) => callbackId === 'admin_codeowners-map'),
    'the form',
  );

test('an admin sees who is missing, maps a person and a team, and the list and what is saved say so', async () => {
  await codeowners('* @octo-bob\n/pay/ @acme/pay');
  expect(await types('map')).toContain('2 handles without anybody to assign');
  const shown = await types('show checkout');
  expect(shown).toContain('`@acme/pay`, line 2');
  expect(shown).toContain('/assign-admin codeowners map @login @person');
  expect(await types('map @octo-bob @bob')).toContain('`@octo-bob` in CODEOWNERS files is *Bob Tanaka* now');
  expect(await types('map @acme/pay #payments')).toContain('is *#payments* now, in all projects');
  expect(await types('show checkout')).not.toContain('nobody can be assigned');
  const listed = await types('map', BOB);
  expect(listed).toContain('2 mapped handles');
  expect(listed).not.toContain('without anybody');
  expect(await types('map @octo-bob none')).toContain('`@octo-bob` is not mapped any more.');
  expect(await types('map')).toContain('1 handle without anybody to assign');
});

test('the button beside a handle opens the form for it, which maps it', async () => {
  await codeowners('* @octo-bob');
  await types('map');
  const list = at.local.control.ephemerals(ALICE).at(-1);
  if (!list) throw new Error('no list');
  await at.local.control.as(ALICE).clicks(list, 'Map…');
  expect(JSON.stringify(await form())).toContain('@octo-bob');
  expect(await at.local.control.as(ALICE).submits('admin_codeowners-map')).toMatchObject({
    errors: { admin_field_person: expect.stringContaining('a person or a team') },
  });
  await at.local.control.as(ALICE).submits('admin_codeowners-map', { admin_field_person: BOB });
  await at.settled();
  expect(await mappings()).toMatchObject([{ handle: '@octo-bob', teamId: null }]);
  expect(at.heard(ALICE).at(-1)).toContain('*Bob Tanaka* now');
});

test('a login that a person has here as well is the login, not the mention that Slack makes of it', async () => {
  await types('map @carol @bob');
  expect(await mappings()).toMatchObject([{ handle: '@carol' }]);
});

test('a command with a handle alone opens the form, for admins only', async () => {
  await at.local.control.as(ALICE).runs(ALERTS, '/assign-admin codeowners map octo');
  expect(JSON.stringify(await form())).toContain('@octo');
  await at.local.control.as(BOB).runs(ALERTS, '/assign-admin codeowners map octo');
  await at.local.control.waitFor(
    () => JSON.stringify(at.local.control.modals(BOB)).includes('Only an admin can do this. Ask one of: Alice Nguyen'),
    'the refusal',
  );
});

test.each([
  ['map @octo @bob', BOB, 'Only an admin can do this. Ask one of: Alice Nguyen'],
  ['map @octo <@UNKNOWN1>', ALICE, 'UNKNOWN1'],
  ['map @octo #nowhere', ALICE, 'There is no team “#nowhere”'],
  ['map @octo user:999999', ALICE, 'There is no person or team “user:999999”'],
  ['map @octo none', ALICE, '@octo is not mapped to anybody. Nothing was changed.'],
  ['map @octo @nobodyhere', ALICE, 'Nobody here has the handle “@nobodyhere”'],
  ['map octo!cat @bob', ALICE, 'is no name in a CODEOWNERS file'],
])('%s is refused in a sentence', async (text, who, sentence) => {
  expect(await types(text, who)).toContain(sentence);
  expect(await mappings()).toEqual([]);
});

test('somebody who was mapped and leaves is shown as stale', async () => {
  await codeowners('* @octo');
  await types('map @octo @carol');
  at.local.control.updateUser(CAROL, { deleted: true });
  await at.local.control.waitFor(() => at.local.control.deliveries().some(({ name }) => name === 'user_change'), 'it');
  await at.settled();
  expect(await types('map')).toContain('`@octo` is *Carol Ortiz*  ·  :warning: cannot be assigned any more');
  expect(await types('show checkout')).toContain('`@octo`, line 1');
  expect(await types('map @octo @hal')).toContain('is deactivated and cannot be assigned');
});

test('a forged button opens nothing', async () => {
  await codeowners('* @octo-bob');
  await types('map');
  const list = at.local.control.ephemerals(ALICE).at(-1);
  if (!list) throw new Error('no list');
  for (const value of ['v1:@<!channel>', 'octo', 'v1:', 'v2:@octo']) {
    await at.local.control.as(ALICE).clicks(list, { text: 'Map…', value });
  }
  await at.settled();
  expect(at.local.control.modals(ALICE)).toEqual([]);
});
