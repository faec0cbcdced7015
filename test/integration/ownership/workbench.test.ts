import { explainIssue, explainPath } from '../../../src/assignment/explain-owners';
import { letRulesDecide } from '../../../src/assignment/let-rules-decide';
import { previewRules } from '../../../src/assignment/preview-rules';
import { checkRules } from '../../../src/ownership/check-rules';
import { getOwnership } from '../../../src/ownership/get-ownership';
import { goBack, saveTexts, setAutoAssign } from '../../../src/ownership/save-texts';
import type { User } from '../../../src/people/types';
import { makeOrganization, makeUser, viewerOf } from '../../support/factory';
import { ownershipFixture, type OwnershipFixture } from '../../support/ownership-fixture';

let f: OwnershipFixture;
beforeEach(async () => void (f = await ownershipFixture()));
afterEach(() => f.cleanup());

const asAlice = () => viewerOf(f.alice);
const view = () => getOwnership(f.deps, f.organization.id, 'shop');
const preview = (value: string) => previewRules(f.deps, asAlice(), { slug: 'shop', text: 'rules', value });

describe('saving', () => {
  test('shows what is saved, who is stale, and keeps one step back', async () => {
    expect(await view()).toMatchObject({
      rules: '',
      ruleCount: 0,
      updatedAt: null,
      canGoBack: false,
      autoAssign: true,
    });
    await f.rules('path:a/* bob@acme.example');
    await f.rules('path:b/* carol@acme.example');
    expect(await view()).toMatchObject({
      rules: 'path:b/* carol@acme.example',
      ruleCount: 1,
      canGoBack: true,
      stale: [],
    });
    await f.deps.db.write((tx) => tx.user.update({ where: { id: BigInt(f.carol.id) }, data: { isActive: false } }));
    expect(await view()).toMatchObject({ stale: [{ owner: 'carol@acme.example', text: 'rules', lines: [1] }] });
    expect(await goBack(f.deps, asAlice(), { slug: 'shop' })).toMatchObject({ rules: 'path:a/* bob@acme.example' });
    expect(await goBack(f.deps, asAlice(), { slug: 'shop' })).toMatchObject({ rules: 'path:b/* carol@acme.example' });
    const audit = await f.deps.db.read.auditEntry.findMany({ orderBy: { id: 'asc' } });
    expect(audit.map(({ action }) => action)).toEqual([
      'project.rules',
      'project.rules',
      'project.rules.back',
      'project.rules.back',
    ]);
  });

  test('a text with errors is refused with all of them, and saves nothing', async () => {
    const text = 'path:a/* bob@acme.example\nsrc/b\npath:c/* nobody@acme.example #nowhere bob@acme.example';
    const errors = await checkRules(f.deps, f.organization.id, f.project.id, text);
    expect(errors.map(({ line, column }) => [line, column])).toEqual([
      [2, expect.any(Number)],
      [3, 10],
      [3, 30],
    ]);
    expect(errors[2]?.message).toBe('Nobody can be assigned here for #nowhere.');
    await expect(f.rules(text)).rejects.toMatchObject({
      code: 'rules_invalid',
      sentence: expect.stringContaining('2 more errors'),
    });
    expect(await view()).toMatchObject({ rules: '', updatedAt: null });
    expect(await f.deps.db.read.job.count()).toBe(0);
  });

  test('of two admins who saw the same, the first one saves, and the other hears that something else is there', async () => {
    await f.rules('path:a/* bob@acme.example');
    const dora = await makeUser(f.deps, f.organization, 'dora', { isAdmin: true });
    const seen = await view();
    const save = (who: User, value: string, replaces = seen) =>
      saveTexts(f.deps, viewerOf(who), { slug: 'shop', text: 'rules', value, replaces });
    const [first, second] = await Promise.allSettled([save(f.alice, '# of Alice'), save(dora, '# of Dora')]);
    expect(first).toMatchObject({ status: 'fulfilled', value: { rules: '# of Alice' } });
    expect(second).toMatchObject({
      reason: {
        kind: 'conflict',
        code: 'changed_meanwhile',
        sentence: 'Somebody saved other rules or another CODEOWNERS file for “shop” meanwhile. Nothing was saved.',
      },
    });
    expect(await view()).toMatchObject({ rules: '# of Alice' });
    expect(await f.deps.db.read.auditEntry.count({ where: { action: 'project.rules' } })).toBe(2);
    // What is no text is no reason to refuse.
    await setAutoAssign(f.deps, asAlice(), { slug: 'shop', autoAssign: false });
    await save(dora, '# of Dora', { ...seen, rules: '# of Alice' });
    await f.codeowners('/a/ @bob');
    const other = { ...seen, rules: '# of Dora' };
    await expect(save(f.alice, '', other)).rejects.toMatchObject({ code: 'changed_meanwhile' });
    const elsewhere = { ...other, codeowners: '/a/ @bob', projectId: '1' };
    await expect(save(f.alice, '', elsewhere)).rejects.toMatchObject({ code: 'changed_meanwhile' });
  });

  test('is for admins of the same organization', async () => {
    const write = { slug: 'shop', text: 'rules', value: '' } as const;
    await expect(saveTexts(f.deps, viewerOf(f.bob), write)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(previewRules(f.deps, viewerOf(f.bob), write)).rejects.toMatchObject({ kind: 'forbidden' });
    const mallory = await makeUser(f.deps, await makeOrganization(f.deps), 'mallory', { isAdmin: true });
    await expect(saveTexts(f.deps, viewerOf(mallory), write)).rejects.toMatchObject({ code: 'project_not_found' });
    await expect(goBack(f.deps, asAlice(), { slug: 'shop' })).rejects.toMatchObject({ code: 'nothing_before' });
  });

  test('automatic assignment can be turned off and on, which is no change of the texts', async () => {
    await f.rules('path:a/* bob@acme.example');
    const before = (await view()).updatedAt;
    f.deps.clock.advance(1_000);
    expect(await setAutoAssign(f.deps, asAlice(), { slug: 'shop', autoAssign: false })).toMatchObject({
      autoAssign: false,
    });
    expect(await f.holder(await f.happens('a/x.ts'))).toBeNull();
    expect(await setAutoAssign(f.deps, asAlice(), { slug: 'shop', autoAssign: true })).toMatchObject({
      autoAssign: true,
      updatedAt: before,
    });
    expect(await f.holder(await f.happens('a/y.ts'))).toBe(`user:${f.bob.id}`);
  });
});

describe('a preview says what would change, and then exactly that changes', () => {
  test('free issues are assigned, those of rules move, those of people stay', async () => {
    await f.rules('path:pay/* bob@acme.example');
    const byRule = await f.happens('pay/card.ts');
    const free = await f.happens('cart/total.ts');
    const decided = await f.happens('pay/refund.ts');
    await f.assigns(decided, { type: 'user', id: f.alice.id });
    const other = await f.happens('other/x.ts');

    const text = 'path:pay/* #payments\npath:cart/* carol@acme.example';
    const told = await preview(text);
    expect(told).toMatchObject({ open: 4, decidedByPeople: 1, wouldAssign: 1, wouldMove: 1, stale: [] });
    expect(told.samples.map(({ shortId, from, to, rule }) => [shortId, from?.id ?? null, to.id, rule])).toEqual([
      ['SHOP-1', f.bob.id, f.payments.id, 'path:pay/* #payments'],
      ['SHOP-2', null, f.carol.id, 'path:cart/* carol@acme.example'],
    ]);
    expect(await f.holder(free)).toBeNull();

    await f.rules(text);
    await f.applied();
    const holders = await Promise.all([byRule, free, decided, other].map((id) => f.holder(id)));
    expect(holders).toEqual([`team:${f.payments.id}`, `user:${f.carol.id}`, `user:${f.alice.id}`, null]);
    const moved = await f.deps.db.read.activity.findMany({
      where: { issueId: BigInt(byRule), type: 'ASSIGNED' },
      orderBy: { id: 'asc' },
    });
    expect(moved.map(({ data }) => (JSON.parse(data) as { previousName: string | null }).previousName)).toEqual([
      null,
      'Bob',
    ]);
    const again = await preview(text);
    expect(again).toMatchObject({ wouldAssign: 0, wouldMove: 0, samples: [] });
  });

  test('a text that cannot be saved cannot be previewed', async () => {
    await expect(preview('path:x')).rejects.toMatchObject({ code: 'rules_invalid' });
  });

  test('others have their turn after each issue that is looked at', async () => {
    for (let at = 0; at < 20; at += 1) await f.happens(`pay/${at}.ts`);
    let turns = 0;
    let looking = true;
    const turn = () => {
      turns += 1;
      if (looking) setImmediate(turn);
    };
    setImmediate(turn);
    expect(await preview('path:pay/* #payments')).toMatchObject({ open: 20, wouldAssign: 20 });
    looking = false;
    expect(turns).toBeGreaterThanOrEqual(20);
  });

  test('applying twice changes nothing more', async () => {
    await f.happens('pay/card.ts');
    await f.rules('path:pay/* #payments');
    await f.applied();
    const before = await f.deps.db.read.activity.count();
    await f.applied();
    expect(await f.deps.db.read.activity.count()).toBe(before);
  });
});

describe('why', () => {
  test('an issue tells its winner, what it matched on, and what the others said', async () => {
    await f.rules('path:pay/* bob@acme.example\npath:*.ts carol@acme.example\nurl:*checkout* #payments');
    const issueId = await f.happens('pay/card.ts');
    const told = await explainIssue(f.deps, f.organization.id, issueId);
    expect(told.winner).toMatchObject({ rule: { line: 2 }, on: { type: 'path', value: 'pay/card.ts' } });
    expect(told.matched.map(({ rule, owners }) => [rule.line, owners.map(({ id }) => id)])).toEqual([
      [2, [f.carol.id]],
      [1, [f.bob.id]],
    ]);
    expect(told).toMatchObject({ unmatchedCount: 1, unmatched: [{ line: 3 }] });
  });

  test('a winner whose owner left is passed over, and named as stale', async () => {
    await f.rules('path:pay/* bob@acme.example\npath:*.ts carol@acme.example');
    await f.deps.db.write((tx) => tx.user.update({ where: { id: BigInt(f.carol.id) }, data: { isActive: false } }));
    const told = await explainPath(f.deps, f.organization.id, 'pay/card.ts', 'shop');
    expect(told[0]?.winner?.rule.line).toBe(1);
    expect(told[0]?.matched[0]).toMatchObject({ owners: [], stale: ['carol@acme.example'] });
  });

  test('a path is asked in every project that has rules', async () => {
    expect(await explainPath(f.deps, f.organization.id, 'a.ts', null)).toEqual([]);
    expect(await explainPath(f.deps, f.organization.id, 'a.ts', 'shop')).toMatchObject([
      { winner: null, matched: [], unmatchedCount: 0 },
    ]);
    await f.rules('path:a.ts bob@acme.example');
    expect(await explainPath(f.deps, f.organization.id, 'a.ts', null)).toMatchObject([
      { projectSlug: 'shop', winner: { rule: { line: 1 } } },
    ]);
    const other = await makeOrganization(f.deps);
    expect(await explainPath(f.deps, other.id, 'a.ts', null)).toEqual([]);
    await expect(explainPath(f.deps, other.id, 'a.ts', 'shop')).rejects.toMatchObject({ code: 'project_not_found' });
  });
});

describe('/assign auto lets the rules decide again', () => {
  const decide = (...issueIds: string[]) => letRulesDecide(f.deps, asAlice(), { issueIds });

  test('whoever holds the issue, and says what came of it', async () => {
    const held = await f.happens('pay/card.ts');
    const free = await f.happens('pay/refund.ts');
    const other = await f.happens('other/x.ts');
    await f.assigns(held, { type: 'user', id: f.alice.id });
    await f.assigns(other, { type: 'user', id: f.alice.id });
    await f.rules('path:pay/* #payments');
    const decisions = await decide(held, free, other);
    expect(decisions.map(({ outcome, holder, rule }) => [outcome, holder?.id, rule])).toEqual([
      ['moved', f.payments.id, 'path:pay/* #payments'],
      ['assigned', f.payments.id, 'path:pay/* #payments'],
      ['no_rule', f.alice.id, null],
    ]);
    expect(await f.holder(held)).toBe(`team:${f.payments.id}`);
    expect(await f.holder(other)).toBe(`user:${f.alice.id}`);
    expect((await decide(held)).map(({ outcome }) => outcome)).toEqual(['kept']);
    const issues = await f.deps.db.read.issue.findMany();
    expect(issues.map(({ decidedByPersonAt }) => decidedByPersonAt)).toEqual([null, null, null]);
  });

  test('one unknown issue refuses all of them', async () => {
    const held = await f.happens('pay/card.ts');
    await f.assigns(held, { type: 'user', id: f.alice.id });
    await f.rules('path:pay/* #payments');
    await expect(decide(held, '999999')).rejects.toMatchObject({ code: 'issue_not_found' });
    expect(await f.holder(held)).toBe(`user:${f.alice.id}`);
  });
});
