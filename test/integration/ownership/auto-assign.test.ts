import { createAcceptor } from '../../../src/events/accept-events';
import { digestEvents } from '../../../src/events/digest-events';
import { createOwnerWatch } from '../../../src/events/owner-watch';
import { clearAssignmentCache } from '../../../src/assignment/caches';
import { changeStatus } from '../../../src/triage/change-status';
import { suggestOwners } from '../../../src/assignment/suggest-owners';
import { getIssueView } from '../../../src/issues/get-issue-view';
import { ownershipCacheKey } from '../../../src/ownership/rule-book';
import { viewerOf } from '../../support/factory';
import { followers } from '../../support/look';
import { ownershipFixture, type OwnershipFixture } from '../../support/ownership-fixture';

let f: OwnershipFixture;
beforeEach(async () => void (f = await ownershipFixture()));
afterEach(() => f.cleanup());

const read = () => f.deps.db.read;
const activities = async (issueId: string) =>
  (await read().activity.findMany({ where: { issueId: BigInt(issueId) }, orderBy: { id: 'asc' } })).map(
    (row) => row.type,
  );
const analytics = async () => (await read().analyticsEvent.findMany({ orderBy: { id: 'asc' } })).map((row) => row.type);
const team = () => `team:${f.payments.id}`;
const user = ({ id }: { id: string }) => `user:${id}`;

test('a fresh error in a file that a rule names goes to its owner, and says by which rule', async () => {
  await f.rules('# who owns what\npath:src/* alice@acme.example\npath:src/pay/* #payments');
  const issueId = await f.happens('src/pay/card.ts');
  expect(await f.holder(issueId)).toBe(team());
  const issue = await getIssueView(f.deps, f.organization.id, issueId);
  expect(issue.assignee).toMatchObject({ assignedBy: null, rule: 'path:src/pay/* #payments' });
  expect(await activities(issueId)).toEqual(['FIRST_SEEN', 'ASSIGNED']);
  const assigned = await read().activity.findFirst({ where: { issueId: BigInt(issueId), type: 'ASSIGNED' } });
  expect(assigned).toMatchObject({ userId: null, source: 'rule' });
  expect(JSON.parse(assigned?.data ?? '')).toMatchObject({
    assigneeName: '#payments',
    rule: 'path:src/pay/* #payments',
    line: 3,
  });
  expect(await analytics()).toEqual(['issueowners.assignment']);
  expect(await followers(f.deps, issueId)).toEqual([`${f.bob.id} assigned`, `${f.carol.id} assigned`]);
  const kinds = (await read().job.findMany({ where: { projectId: BigInt(f.project.id) } })).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['card.draw', 'card.thread-line', 'notice.team']));
});

test('who else is named is suggested with the reason', async () => {
  await f.rules('path:src/* alice@acme.example\npath:src/pay/* #payments bob@acme.example');
  const issueId = await f.happens('src/pay/card.ts');
  const issue = await getIssueView(f.deps, f.organization.id, issueId);
  const suggested = await suggestOwners(f.deps, issue);
  expect(suggested.map(({ actor, reason }) => [user(actor), reason])).toEqual([
    [user(f.bob), 'rule 2 · path:src/pay/*'],
    [user(f.alice), 'rule 1 · path:src/*'],
  ]);
});

test('rules beat CODEOWNERS, and CODEOWNERS do where no rule speaks', async () => {
  await f.codeowners('/src/ @bob\n/lib/ @acme/payments');
  await f.rules('path:src/pay/* carol@acme.example');
  expect(await f.holder(await f.happens('src/pay/card.ts'))).toBe(user(f.carol));
  expect(await f.holder(await f.happens('src/cart.ts'))).toBe(user(f.bob));
  expect(await f.holder(await f.happens('lib/money.ts'))).toBe(team());
  expect((await analytics()).sort()).toEqual([
    'codeowners.assignment',
    'codeowners.assignment',
    'issueowners.assignment',
  ]);
});

describe('nobody loses an issue to a rule', () => {
  test('what a person gave to somebody stays', async () => {
    const issueId = await f.happens('src/pay/card.ts');
    await f.assigns(issueId, { type: 'user', id: f.alice.id });
    await f.rules('path:src/pay/* #payments');
    await f.applied();
    await f.happens('src/pay/card.ts');
    expect(await f.holder(issueId)).toBe(user(f.alice));
  });

  test('what a person took from a rule is not given away again by the next event', async () => {
    await f.rules('path:src/pay/* #payments');
    const issueId = await f.happens('src/pay/card.ts');
    f.deps.clock.advance(1_000);
    await f.assigns(issueId, null);
    f.deps.clock.advance(25 * 3_600_000);
    await f.happens('src/pay/card.ts');
    expect(await f.holder(issueId)).toBeNull();
    expect(await activities(issueId)).toEqual(['FIRST_SEEN', 'ASSIGNED', 'UNASSIGNED']);
  });

  test('until the rules change', async () => {
    await f.rules('path:src/pay/* #payments');
    const issueId = await f.happens('src/pay/card.ts');
    f.deps.clock.advance(1_000);
    await f.assigns(issueId, null);
    f.deps.clock.advance(1_000);
    await f.rules('path:src/pay/* carol@acme.example');
    await f.applied();
    expect(await f.holder(issueId)).toBeNull();
    await f.happens('src/pay/card.ts');
    expect(await f.holder(issueId)).toBe(user(f.carol));
  });

  test('or until it comes back after it was resolved', async () => {
    await f.rules('path:src/pay/* #payments');
    const issueId = await f.happens('src/pay/card.ts');
    f.deps.clock.advance(1_000);
    await f.assigns(issueId, null);
    const change = { to: 'resolved', in: 'now' } as const;
    await changeStatus(f.deps, viewerOf(f.alice), { issueIds: [issueId], change, source: 'slash_command' });
    f.deps.clock.advance(1_000);
    await f.happens('src/pay/card.ts');
    expect(await activities(issueId)).toContain('REGRESSED');
    expect(await f.holder(issueId)).toBe(team());
  });

  test('automatic assignment that is off only suggests', async () => {
    await f.rules('path:src/pay/* #payments');
    await f.deps.db.write((tx) => tx.projectOwnership.updateMany({ data: { autoAssign: false, version: 9 } }));
    await f.deps.cache.delete([ownershipCacheKey(f.project.id)]);
    const issueId = await f.happens('src/pay/card.ts');
    expect(await f.holder(issueId)).toBeNull();
    const issue = await getIssueView(f.deps, f.organization.id, issueId);
    expect(await suggestOwners(f.deps, issue)).toMatchObject([{ reason: 'rule 1 · path:src/pay/*' }]);
  });
});

describe('the caches spare the work', () => {
  const matchedAgain = async (issueId: string) => {
    await f.deps.db.write((tx) => tx.issueOwner.deleteMany());
    await f.happens('src/pay/card.ts');
    return (await read().issueOwner.count({ where: { issueId: BigInt(issueId) } })) > 0;
  };

  test('a held issue is not looked at, and neither is one that was looked at today', async () => {
    await f.rules('path:src/pay/* #payments');
    const issueId = await f.happens('src/pay/card.ts');
    expect(await matchedAgain(issueId)).toBe(false);
    await f.deps.db.write((tx) => tx.assignee.deleteMany());
    await clearAssignmentCache(f.deps, 'assignee_exists', [issueId]);
    expect(await matchedAgain(issueId)).toBe(false);
    await clearAssignmentCache(f.deps, 'owner_exists', [issueId]);
    await clearAssignmentCache(f.deps, 'assignee_exists', [issueId]);
    expect(await matchedAgain(issueId)).toBe(true);
    expect(await f.holder(issueId)).toBe(team());
  });

  test('at most 50 issues of a project in a minute; the others have their turn later', async () => {
    await f.rules('path:src/* #payments');
    for (let at = 0; at < 52; at += 1) await f.happens(`src/file-${at}.ts`, { type: `Error${'x'.repeat(at)}` });
    expect(await read().assignee.count()).toBe(50);
    f.deps.clock.advance(60_000);
    const last = await f.happens('src/file-51.ts', { type: `Error${'x'.repeat(51)}` });
    expect(await f.holder(last)).toBe(team());
  });
});

test.each([
  ['before the transaction', { outlook: () => Promise.reject(new Error('a defect')) }],
  ['in the transaction', { consider: () => Promise.reject(new Error('a defect')) }],
])('events whose owners cannot be found, %s, count all the same and have their card', async (_, defect) => {
  await f.rules('path:src/pay/* #payments');
  const watch = createOwnerWatch(f.deps);
  const accept = createAcceptor(f.deps, { nudge: () => undefined });
  const event = { exception: { values: [{ type: 'Error', value: 'broken' }] } };
  for (const digit of ['a', 'b']) {
    await accept(f.project.id, [{ eventId: digit.repeat(32), body: Buffer.from(JSON.stringify(event)) }]);
  }
  await digestEvents(f.deps, { ...watch, ...defect });
  expect(await read().issue.findMany()).toMatchObject([{ timesSeen: 2 }]);
  expect(await read().card.count()).toBe(1);
  expect(f.deps.log.lines.map(({ message }) => message)).toContain('the owners of events could not be found');
});

test('an owner who left is passed over for the next one, and the event still counts', async () => {
  await f.rules('path:src/* carol@acme.example\npath:src/pay/* bob@acme.example');
  await f.deps.db.write((tx) => tx.user.update({ where: { id: BigInt(f.bob.id) }, data: { isActive: false } }));
  const issueId = await f.happens('src/pay/card.ts');
  expect(await f.holder(issueId)).toBe(user(f.carol));
});

test('in a project with teams only they and their members own anything', async () => {
  await f.deps.db.write((tx) =>
    tx.projectTeam.create({ data: { projectId: BigInt(f.project.id), teamId: BigInt(f.payments.id) } }),
  );
  await expect(f.rules('path:src/* alice@acme.example')).rejects.toMatchObject({
    code: 'rules_invalid',
    sentence: 'Line 1, column 12: Nobody can be assigned here for alice@acme.example. Nothing was saved.',
  });
  await f.rules('path:src/* bob@acme.example');
  expect(await f.holder(await f.happens('src/a.ts'))).toBe(user(f.bob));
});
