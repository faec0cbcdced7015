import { assignByRules } from '../../../src/assignment/assign-by-rules';
import { suggestOwners } from '../../../src/assignment/suggest-owners';
import { getIssueView } from '../../../src/issues/get-issue-view';
import { userActor } from '../../../src/people/actor';
import type { User } from '../../../src/people/types';
import type { MadeIssue } from '../../support/factory';
import { leaseFixture, type LeaseFixture } from '../../support/lease-fixture';

let t: LeaseFixture;
let issue: MadeIssue;

/** Bob let a lease run out, and nobody holds the issue. */
beforeEach(async () => {
  t = await leaseFixture();
  await t.lease({ days: 1, silence: 'nobody' });
  issue = (await t.held(1, { type: 'user', id: t.bob.id }))[0]!;
  await t.until('2026-03-03T09:00:00Z');
  await t.until('2026-03-04T09:00:00Z');
});
afterEach(() => t.cleanup());

const byRule = (to: User, reach: 'free' | 'anybody' = 'free') =>
  t.deps.db.write((tx) =>
    assignByRules(t.deps, tx, {
      owned: [
        {
          issueId: issue.id,
          projectId: t.shop.id,
          organizationId: t.org.id,
          to: userActor(to),
          by: { type: 'rule', rule: 'path:* bob', line: 1 },
        },
      ],
      reach,
      actingUserId: null,
    }),
  );

test('rules do not give it straight back to Bob, but to somebody else, and then to Bob as well', async () => {
  expect((await t.deps.db.read.issue.findFirst())?.decidedByPersonAt).toBeNull();
  expect(await byRule(t.bob)).toEqual([]);
  expect(await t.holderOf(issue)).toBe('nobody');
  expect(await byRule(t.ada)).toEqual([issue.id]);
  await t.give([issue], null);
  expect(await byRule(t.bob)).toEqual([issue.id]);
});

test('they do when a person asks them, or when it came back after it was resolved', async () => {
  expect(await byRule(t.bob, 'anybody')).toEqual([issue.id]);
  await t.until('2026-03-05T09:00:00Z');
  await t.until('2026-03-06T09:00:00Z');
  expect(await t.holderOf(issue)).toBe('nobody');
  await t.deps.db.write((tx) =>
    tx.activity.create({
      data: {
        issueId: BigInt(issue.id),
        projectId: BigInt(t.shop.id),
        type: 'REGRESSED',
        source: 'event',
        createdAt: t.deps.clock.now(),
      },
    }),
  );
  expect(await byRule(t.bob)).toEqual([issue.id]);
});

test('he is still suggested: a click of anybody brings it back to him', async () => {
  const suggested = await suggestOwners(t.deps, await getIssueView(t.deps, t.org.id, issue.id));
  expect(suggested).toMatchObject([{ actor: { handle: 'bob' } }]);
});
