import { saveTexts } from '../../../src/ownership/save-texts';
import { identifyViewer } from '../../../src/people/identify-viewer';
import { ALERTS, ALICE, BOB, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeProject } from '../../support/factory';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
});
afterEach(closeAll);

async function rules(value: string, slug = 'checkout'): Promise<void> {
  await saveTexts(at.deps, await identifyViewer(at.deps, at.organization.id, ALICE), { slug, text: 'rules', value });
  await at.settled();
}
async function alice(text: string): Promise<string> {
  const before = at.heard(ALICE).length;
  expect(await at.local.control.as(ALICE).runs(ALERTS, `/assign ${text}`)).toEqual({ ok: true });
  await at.settled();
  return at.heard(ALICE).slice(before).join('\n');
}
const card = () => {
  const [first] = at.local.control.messages(ALERTS);
  if (!first) throw new Error('no card');
  return first;
};

test('a path is tested in one project and in all, by anybody, and nothing changes', async () => {
  expect(await alice('test src/pay.ts')).toContain('No project has ownership rules yet');
  expect(await alice('test src/pay.ts checkout')).toContain('/assign-admin rules set checkout');
  await rules('path:src/* carol@acme.example\npath:src/pay* bob@acme.example\nurl:*/x/* carol@acme.example');
  const said = await alice('test "src/pay roll.ts" checkout');
  expect(said).toContain('belongs to *Bob Tanaka*: rule 2 `path:src/pay*` matches the path `src/pay roll.ts`');
  expect(said).toContain('• rule 1 `path:src/* carol@acme.example`');
  expect(said).toContain('1 rule does not match: rule 3');
  await makeProject(at.deps, at.organization, 'web');
  await rules('path:lib/* carol@acme.example', 'web');
  expect(await alice('test src/pay.ts')).toContain('2 projects have rules');
  expect(await alice('test src/pay.ts nosuch')).toContain('There is no project “nosuch”');
  expect(await at.deps.db.read.assignee.count()).toBe(0);
});

test('an issue whose events match no rule is told so, and stays as it is when the rules decide', async () => {
  await rules('path:elsewhere/* bob@acme.example');
  expect(await alice('test last')).toContain('Nobody owns *CHECKOUT-1*: the one rule there is does not match.');
  expect(await alice('auto CHECKOUT-1')).toContain(
    '*CHECKOUT-1* is still held by nobody: no rule gives it to anybody.',
  );
  await alice('CHECKOUT-1 @bob');
  expect(await alice('auto last')).toContain('*CHECKOUT-1* stays with *Bob Tanaka*: no rule gives it to anybody.');
});

test('Why? answers only who clicked, and refuses when the project is gone', async () => {
  await rules('path:src/* bob@acme.example');
  await alice('CHECKOUT-1 @bob');
  const given = { assignedBy: { disconnect: true }, rule: 'path:src/* bob@acme.example', source: 'rule' };
  await at.deps.db.write((tx) => tx.assignee.update({ where: { issueId: BigInt(at.issue.id) }, data: given }));
  // Nothing changes by it but the card, which is drawn again.
  await alice('CHECKOUT-1 @bob');
  const shown = card();
  expect(JSON.stringify(shown.blocks)).toContain('by the rule `path:src/*`');
  const heardByAlice = at.heard(ALICE).length;
  expect(await at.local.control.as(BOB).clicks(shown, 'Why?')).toEqual({ ok: true });
  await at.settled();
  expect(at.heard(BOB).at(-1)).toContain('got it by the rule `path:src/*`, before');
  expect(at.heard(ALICE)).toHaveLength(heardByAlice);
  await at.deps.db.write((tx) =>
    tx.project.update({ where: { id: BigInt(at.project.id) }, data: { status: 'pending_deletion' } }),
  );
  await at.local.control.as(BOB).clicks(shown, 'Why?');
  await at.settled();
  expect(at.heard(BOB).at(-1)).toContain('The project of this issue was deleted.');
});
