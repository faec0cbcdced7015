import type { Message } from '../../../src/local-workspace/model';
import { deleteProject } from '../../../src/deletion/delete-project';
import { restoreProject } from '../../../src/deletion/restore-project';
import { saveOwnership } from '../../../src/ownership/ownership.store';
import { showProposalJob } from '../../../src/ownership/learning/jobs';
import { addProposal } from '../../../src/ownership/learning/proposal.store';
import { identifyViewer } from '../../../src/people/identify-viewer';
import { ALERTS, ALICE, BOB, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { closeAll } from '../../support/workspace-fixture';

const RULE = 'path:src/pay/* #payments';
const LINE = 'path:src/pay/* bob@acme.example';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
  const { deps, project, issue } = at;
  await deps.db.write(async (tx) => {
    const owner = await tx.user.findFirstOrThrow({ where: { handle: 'bob' } });
    const team = { organizationId: BigInt(project.organizationId), slug: 'payments', name: 'payments', search: '' };
    await tx.team.create({ data: { id: 77n, ...team, createdAt: deps.clock.now() } });
    await tx.user.update({ where: { id: owner.id }, data: { email: 'bob@acme.example' } });
    await saveOwnership(tx, project.id, { rules: RULE }, deps.clock.now());
    const id = await addProposal(
      tx,
      {
        projectId: project.id,
        ruleText: RULE,
        ruleLine: 1,
        givenTo: '#payments',
        to: { type: 'user', id: String(owner.id) },
        line: LINE,
        lookedAt: 5,
        issueIds: [issue.id],
      },
      deps.clock.now(),
    );
    await deps.queue.enqueue(tx, [showProposalJob(project.id, id)]);
  });
  deps.queue.nudge();
  await at.settled();
});
afterEach(closeAll);

const message = (): Message => {
  const found = at.local.control.messages(ALERTS).find(({ blocks }) => JSON.stringify(blocks).includes(LINE));
  if (!found) throw new Error('no proposal');
  return found;
};
const drawn = () => JSON.stringify(message().blocks);
const rules = async () => (await at.deps.db.read.projectOwnership.findFirstOrThrow()).rules;
const clicks = async (
  id: string,
  button: Parameters<ReturnType<typeof at.local.control.as>['clicks']>[1],
  on = message(),
) => {
  expect(await at.local.control.as(id).clicks(on, button)).toEqual({ ok: true });
  await at.settled();
};

test('whoever is no admin hears who is one; an admin adds the line, and the buttons go', async () => {
  expect(drawn()).toContain(at.issue.shortId);
  await clicks(BOB, 'Add');
  expect(at.heard(BOB).at(-1)).toMatch(/Only an admin can do this\. Ask one of: .*@alice/);
  expect(await rules()).toBe(RULE);
  const before = message();
  await clicks(ALICE, 'Add');
  expect(await rules()).toBe(`${RULE}\n${LINE}`);
  expect(drawn()).toContain('added the line to the rules');
  expect(drawn()).not.toContain('"button"');
  await clicks(BOB, 'Not now', before);
  expect(at.heard(BOB).at(-1)).toContain('has already added this line');
});

test('anybody says Not now, and an admin says Never', async () => {
  const before = message();
  await clicks(BOB, 'Not now');
  expect(drawn()).toContain('said: not now');
  await clicks(ALICE, 'Never', before);
  expect(at.heard(ALICE).at(-1)).toContain('has already put this proposal off');
  expect(await rules()).toBe(RULE);
});

describe('when its project is deleted', () => {
  const alice = () => identifyViewer(at.deps, at.project.organizationId, ALICE);
  const deletes = async (now: boolean) => {
    await deleteProject(at.deps, await alice(), { projectId: at.project.id, typedSlug: 'checkout', now });
    await at.settled();
  };
  const last = (ts: string) => JSON.stringify(at.local.control.messages(ALERTS).find((one) => one.ts === ts)?.blocks);

  test('a proposal loses its text and buttons, and a restored project brings them back', async () => {
    const before = message();
    await deletes(false);
    expect(last(before.ts)).toContain('Proposed rule · project deleted');
    expect(last(before.ts)).not.toMatch(/"button"|src\/pay/);
    await clicks(ALICE, 'Add', before);
    expect(at.heard(ALICE).at(-1)).toContain('This proposal is not there any more.');
    await restoreProject(at.deps, await alice(), { project: 'checkout' });
    await at.settled();
    expect(message().ts).toBe(before.ts);
    await clicks(ALICE, 'Add');
    expect(await rules()).toBe(`${RULE}\n${LINE}`);
    expect(drawn()).toContain('added the line to the rules');
  });

  test('for good, a proposal that was decided loses its text as well', async () => {
    await clicks(ALICE, 'Never');
    const { ts } = message();
    await deletes(true);
    await at.local.control.waitFor(() => last(ts).includes('project deleted'), 'the end of the proposal');
    expect(last(ts)).not.toContain('src/pay');
  });
});

test.each(['12', 'v1:', 'v1:0', 'v1:1;2', 'v2:1', 'v1:99999999999999999999'])(
  'a button that carries %j does nothing',
  async (value) => {
    const forged = JSON.parse(
      JSON.stringify(message()).replaceAll(/"value":"v1:\d+"/g, `"value":"${value}"`),
    ) as Message;
    for (const button of ['Add', 'Not now', 'Never'] as const) {
      await clicks(ALICE, button, forged);
    }
    expect(await rules()).toBe(RULE);
    expect((await at.deps.db.read.ruleProposal.findFirstOrThrow()).state).toBe('waiting');
  },
);
