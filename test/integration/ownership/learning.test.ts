import { jobHandlers } from '../../../src/jobs/handlers';
import { startWorker, type Worker } from '../../../src/jobs/worker';
import { letRulesDecide } from '../../../src/assignment/let-rules-decide';
import { undoAssignment } from '../../../src/assignment/undo-assignment';
import { listAudit } from '../../../src/audit/audit.store';
import { deleteProject } from '../../../src/deletion/delete-project';
import { UNKNOWN_PRESENCE } from '../../../src/people/availability';
import { answerProposal } from '../../../src/ownership/learning/answer-proposal';
import type { ProposalAnswer, ProposalView } from '../../../src/ownership/learning/types';
import { getOwnership } from '../../../src/ownership/get-ownership';
import { goBack } from '../../../src/ownership/save-texts';
import type { User } from '../../../src/people/types';
import { makeOrganization, makeUser, viewerOf } from '../../support/factory';
import { FakeSlack } from '../../support/fake-slack';
import { ownershipFixture, type OwnershipFixture } from '../../support/ownership-fixture';

const RULE = 'path:src/pay/* #payments';
const DAY = 24 * 3_600_000;

let f: OwnershipFixture;
let slack: FakeSlack;
let worker: Worker;
beforeEach(async () => {
  f = await ownershipFixture();
  slack = new FakeSlack();
  worker = startWorker(f.deps, { messenger: slack });
});
afterEach(async () => {
  await worker.stop();
  await f.cleanup();
});

const bob = () => ({ type: 'user' as const, id: f.bob.id });
const carol = () => ({ type: 'user' as const, id: f.carol.id });
const rows = () => f.deps.db.read.ruleProposal.findMany({ orderBy: { id: 'asc' } });
const jobs = (kind: string) => f.deps.db.read.job.count({ where: { kind } });
const rulesNow = async () => (await getOwnership(f.deps, f.organization.id, 'shop')).rules;

/** Rules give these files' errors away. */
async function happen(count: number, directory = 'src/pay', name = 'a'): Promise<string[]> {
  const issues: string[] = [];
  for (let index = 0; index < count; index += 1) issues.push(await f.happens(`${directory}/${name}${index}.ts`));
  return issues;
}

/** Time goes by, and everything that is due then is done. */
async function later(ms = 31_000): Promise<void> {
  f.deps.clock.advance(ms);
  f.deps.queue.nudge();
  await worker.idle();
}

async function moves(issues: readonly string[], to: { type: 'user' | 'team'; id: string } | null): Promise<void> {
  for (const issueId of issues) await f.assigns(issueId, to);
}

/** Ten issues for the team, of which Alice hands so many to Bob. */
async function corrected(count: number): Promise<string[]> {
  await f.rules(`# who owns what\n${RULE}\nurl:*/help carol@acme.example\n`);
  const issues = await happen(10);
  await moves(issues.slice(0, count), bob());
  await later();
  return issues;
}

const shown = (channelId = 'C0SHOP'): ProposalView[] =>
  slack.messages
    .filter((one) => one.channelId === channelId)
    .flatMap(({ message }) => (message.kind === 'rule-proposal' ? [message.proposal] : []));
const answers = (answer: ProposalAnswer, by: User = f.alice, proposalId = shown().at(-1)?.id ?? '') =>
  answerProposal(f.deps, viewerOf(by), { proposalId, answer });

test('five of ten handed to one person propose one line, once, with the issues', async () => {
  const issues = await corrected(5);
  expect(shown()).toHaveLength(1);
  expect(shown()[0]).toMatchObject({
    line: 'path:src/pay/* bob@acme.example',
    ruleText: RULE,
    ruleLine: 2,
    givenTo: '#payments',
    to: { name: 'Bob' },
    lookedAt: 10,
    handedOver: 5,
    state: 'waiting',
    decidedBy: null,
  });
  expect(shown()[0]?.issues.map(({ shortId }) => shortId)).toEqual(['SHOP-5', 'SHOP-4', 'SHOP-3', 'SHOP-2', 'SHOP-1']);
  await moves(issues.slice(5, 7), bob());
  await later();
  expect(shown()).toHaveLength(1);
  expect(await rows()).toHaveLength(1);
  expect(await rulesNow()).not.toContain('bob@');
});

test('four of ten do not', async () => {
  await corrected(4);
  expect(await rows()).toEqual([]);
});

test('nor do five of which one was undone, or taken from the tenth-last on', async () => {
  await f.rules(RULE);
  const issues = await happen(10);
  await moves(issues.slice(0, 5), bob());
  const last = await f.deps.db.read.activity.findFirstOrThrow({
    where: { userId: { not: null } },
    orderBy: { id: 'desc' },
  });
  await undoAssignment(f.deps, viewerOf(f.alice), { requestId: last.requestId ?? '' });
  await later();
  expect(await rows()).toEqual([]);
  await happen(1, 'src/pay', 'newer');
  await moves(issues.slice(4, 5), bob());
  await later();
  expect(await rows()).toEqual([]);
});

test('what the rules were asked to decide anew begins anew', async () => {
  await f.rules(RULE);
  const issues = await happen(5);
  await moves(issues, bob());
  await letRulesDecide(f.deps, viewerOf(f.alice), { issueIds: issues.slice(0, 1) });
  await later();
  expect(await rows()).toEqual([]);
});

test('many moves cost one look; other changes none', async () => {
  await f.rules(RULE);
  const issues = await happen(3);
  await worker.idle();
  await moves(issues.slice(0, 1), null);
  await moves(issues.slice(0, 1), carol());
  expect(await jobs('ownership.learn')).toBe(0);
  await moves(issues.slice(1), bob());
  expect(await jobs('ownership.learn')).toBe(1);
  await worker.idle();
  expect(await jobs('ownership.learn')).toBe(1);
  await later();
  expect(await jobs('ownership.learn')).toBe(0);
});

test('the narrower directory is proposed where all of them are in it', async () => {
  await f.rules(RULE);
  await happen(5);
  await moves(await happen(5, 'src/pay/cards'), bob());
  await later();
  expect(shown()[0]?.line).toBe('path:src/pay/cards/* bob@acme.example');
});

test('a line of CODEOWNERS leads to a rule at the end', async () => {
  await f.codeowners('/src/pay/ @acme/payments\n');
  await f.rules('url:*/help carol@acme.example');
  await moves(await happen(5), bob());
  await later();
  expect(shown()[0]).toMatchObject({ ruleText: 'codeowners:/src/pay/ @acme/payments', ruleLine: 1 });
  await answers('added');
  expect(await rulesNow()).toBe('url:*/help carol@acme.example\npath:src/pay/* bob@acme.example');
});

test('who has no e-mail, or cannot be assigned here any more, is not proposed', async () => {
  await f.rules(RULE);
  const nameless = await makeUser(f.deps, f.organization, 'nameless', { email: null });
  await moves(await happen(5), { type: 'user', id: nameless.id });
  await moves(await happen(5, 'src/pay/x'), bob());
  await f.deps.db.write((tx) => tx.user.updateMany({ where: { handle: 'bob' }, data: { isActive: false } }));
  await later();
  expect(await rows()).toEqual([]);
});

describe('Add', () => {
  test('saves the line after the rule, with audit, application and one step back', async () => {
    await corrected(5);
    await answers('added');
    const text = `# who owns what\n${RULE}\npath:src/pay/* bob@acme.example\nurl:*/help carol@acme.example\n`;
    expect(await rulesNow()).toBe(text);
    const audit = await listAudit(f.deps, f.organization.id, { page: 1, pageSize: 10 });
    expect(audit.entries[0]).toMatchObject({ action: 'project.rules', by: 'Alice' });
    await worker.idle();
    expect(shown()).toHaveLength(1);
    expect(shown()[0]).toMatchObject({ state: 'added', decidedBy: { name: 'Alice' } });
    expect(await f.holder(await f.happens('src/pay/new.ts'))).toBe(`user:${f.bob.id}`);
    await goBack(f.deps, viewerOf(f.alice), { slug: 'shop' });
    expect(await rulesNow()).not.toContain('bob@');
  });

  test('answers what people did so far: only new corrections speak for another line', async () => {
    await f.rules(RULE);
    await happen(5);
    await moves(await happen(5, 'src/pay/cards'), bob());
    await later();
    await answers('added');
    await worker.idle();
    f.deps.clock.advance(60_000);
    const newer = await happen(5, 'src/pay/refunds');
    await moves(newer.slice(0, 4), bob());
    await later();
    expect(shown().map(({ line }) => line)).toEqual(['path:src/pay/cards/* bob@acme.example']);
    await moves(newer.slice(4), bob());
    await later();
    expect(shown()[1]).toMatchObject({ line: 'path:src/pay/refunds/* bob@acme.example', lookedAt: 5, handedOver: 5 });
  });

  test('saves nothing when the rule is not there any more', async () => {
    await corrected(5);
    await f.rules('path:src/* #payments');
    await expect(answers('added')).rejects.toMatchObject({ code: 'proposal_outdated' });
    expect(await rulesNow()).toBe('path:src/* #payments');
    expect((await rows())[0]?.state).toBe('waiting');
  });

  test('has one effect when two click at once, and the second is told', async () => {
    const dan = await makeUser(f.deps, f.organization, 'dan', { isAdmin: true });
    await corrected(5);
    const both = await Promise.allSettled([answers('added', f.alice), answers('added', dan)]);
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as { sentence: string }] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]?.sentence).toMatch(/^(Alice|Dan) has already added this line\. Nothing was changed\.$/);
    expect((await rulesNow()).split('bob@acme.example')).toHaveLength(2);
  });

  test('is for admins; whoever is none hears who is one', async () => {
    await corrected(5);
    for (const answer of ['added', 'never'] as const) {
      await expect(answers(answer, f.bob)).rejects.toMatchObject({
        code: 'admin_needed',
        sentence: /Alice \(@alice\)/,
      });
    }
    expect((await rows())[0]?.state).toBe('waiting');
    expect(await rulesNow()).not.toContain('bob@');
  });
});

test('Never is for ever, and stands in the audit', async () => {
  const issues = await corrected(5);
  await answers('never');
  await worker.idle();
  expect(shown()[0]).toMatchObject({ state: 'never', decidedBy: { name: 'Alice' } });
  const audit = await listAudit(f.deps, f.organization.id, { page: 1, pageSize: 10 });
  expect(audit.entries[0]).toMatchObject({ action: 'project.proposal.never' });
  await moves(issues.slice(5), bob());
  await later(30 * DAY);
  expect(shown()).toHaveLength(1);
});

test('Not now rests for 7 days, whoever said so, and then it is proposed by itself', async () => {
  const issues = await corrected(5);
  await answers('later', f.bob);
  await worker.idle();
  expect(shown()[0]).toMatchObject({ state: 'later', decidedBy: { name: 'Bob' } });
  await moves(issues.slice(5, 6), bob());
  await later(7 * DAY - 1_000);
  expect(shown()).toHaveLength(1);
  await later(1_000);
  expect(shown().map(({ state }) => state)).toEqual(['later', 'waiting']);
  await later(30 * DAY);
  expect(shown()).toHaveLength(2);
});

describe('a click that comes too late', () => {
  const refused = { code: 'proposal_gone', sentence: 'This proposal is not there any more. Nothing was changed.' };
  const all: ProposalAnswer[] = ['added', 'later', 'never'];

  test('for a project that was deleted', async () => {
    await corrected(5);
    await deleteProject(f.deps, viewerOf(f.alice), { projectId: f.project.id, typedSlug: 'shop', now: false });
    for (const answer of all) await expect(answers(answer)).rejects.toMatchObject(refused);
    expect((await rows())[0]?.state).toBe('waiting');
  });

  test('for a proposal of another organization, or one that never was', async () => {
    await corrected(5);
    const other = await makeUser(f.deps, await makeOrganization(f.deps), 'eve', { isAdmin: true });
    for (const answer of all) {
      await expect(answers(answer, other)).rejects.toMatchObject(refused);
      for (const id of ['999', '0', '-1', '1 OR 1', '99999999999999999999']) {
        await expect(answers(answer, f.alice, id)).rejects.toMatchObject(refused);
      }
    }
    expect((await rows())[0]?.state).toBe('waiting');
  });

  test('for one that somebody decided', async () => {
    await corrected(5);
    await answers('later', f.bob);
    for (const answer of all) {
      await expect(answers(answer)).rejects.toMatchObject({
        code: 'proposal_decided',
        sentence: 'Bob has already put this proposal off. Nothing was changed.',
      });
    }
  });
});

describe('where it is told', () => {
  test('in the channel for alerts when the project has none', async () => {
    await f.deps.db.write((tx) => tx.projectChannel.deleteMany());
    Object.assign(f.deps.config, { alertChannel: 'C0ALERT' });
    await corrected(5);
    expect(shown('C0ALERT')).toHaveLength(1);
  });

  test('later, when there was no channel at first', async () => {
    await f.deps.db.write((tx) => tx.projectChannel.deleteMany());
    const issues = await corrected(5);
    expect(shown()).toEqual([]);
    await f.deps.db.write((tx) =>
      tx.projectChannel.create({ data: { projectId: BigInt(f.project.id), channelId: 'C0SHOP' } }),
    );
    await moves(issues.slice(5, 6), bob());
    await later();
    expect(shown()).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
  });

  test('once, also when the first attempt was cut short, and then as it was decided', async () => {
    await corrected(5);
    const [row] = await rows();
    await f.deps.db.write((tx) => tx.ruleProposal.updateMany({ data: { ts: null, channelId: null } }));
    await answers('later', f.bob);
    await worker.idle();
    const proposalId = String(row?.id);
    await f.deps.db.write((tx) => tx.ruleProposal.updateMany({ data: { ts: null, channelId: null } }));
    slack.messages.splice(0, slack.messages.length, ...slack.messages.slice(0, -1));
    const show = jobHandlers['ownership.show-proposal'];
    await show(
      { ...f.deps, messenger: slack, presenceOf: () => Promise.resolve(UNKNOWN_PRESENCE) },
      { proposalId },
      { uncertainSince: new Date(0), attempts: 2 },
    );
    expect(shown()).toMatchObject([{ state: 'later' }]);
  });
});
