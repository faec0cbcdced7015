import {
  followersOf, removeAssigned, removeAssignedAll, setFollowing, subscribe, subscribeAll,
} from '../../../src/subscriptions/subscription.store'; // prettier-ignore
import type { SubscriptionReason } from '../../../src/subscriptions/types';
import type { Organization } from '../../../src/organizations/types';
import type { User } from '../../../src/people/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssues, makeOrganization, makeProject, makeUser } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let alice: User;
let bob: User;
let one: string;
let two: string;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  alice = await makeUser(deps, org, 'alice');
  bob = await makeUser(deps, org, 'bob');
  const issues = await makeIssues(deps, await makeProject(deps, org, 'shop'), 2);
  [one = '', two = ''] = issues.map((issue) => issue.id);
});
afterEach(() => cleanup());

const pair = (issueId: string, user: User) => ({ issueId, userId: user.id });
const add = (reason: SubscriptionReason, ...pairs: ReturnType<typeof pair>[]) =>
  deps.db.write((tx) => subscribe(tx, pairs, reason, deps.clock.now()));
const remove = (...pairs: ReturnType<typeof pair>[]) => deps.db.write((tx) => removeAssigned(tx, pairs));
const unsubscribe = (user: User) => deps.db.write((tx) => setFollowing(tx, pair(one, user), false, deps.clock.now()));
async function followers(issueId: string) {
  const found = await followersOf(deps.db.read, [issueId]);
  return (found.get(issueId) ?? []).map(({ userId, reason }) => `${userId === alice.id ? 'alice' : 'bob'}: ${reason}`);
}

it('whoever follows already keeps his reason', async () => {
  await add('comment', pair(one, alice));
  await add('assigned', pair(one, alice), pair(one, bob));
  expect(await followers(one)).toEqual(['alice: comment', 'bob: assigned']);
});

it('only those who follow for being assigned are removed, and only from that issue', async () => {
  await add('assigned', pair(one, alice), pair(two, alice));
  await add('manual', pair(one, bob));
  await remove(pair(one, alice), pair(one, bob));
  expect(await followers(one)).toEqual(['bob: manual']);
  expect(await followers(two)).toEqual(['alice: assigned']);
});

it('pairs are pairs: nobody is removed from the other’s issue', async () => {
  await add('assigned', pair(one, alice), pair(one, bob), pair(two, alice), pair(two, bob));
  await remove(pair(one, alice), pair(two, bob));
  expect([await followers(one), await followers(two)]).toEqual([['bob: assigned'], ['alice: assigned']]);
});

it('an explicit unsubscribe outlives being assigned, losing the issue and being assigned again', async () => {
  await add('assigned', pair(one, alice));
  await unsubscribe(alice);
  await add('assigned', pair(one, alice));
  await remove(pair(one, alice));
  await add('assigned', pair(one, alice));
  expect(await followers(one)).toEqual([]);
});

it('an unsubscribe keeps its row whatever the reason it had', async () => {
  await add('assigned', pair(one, alice), pair(one, bob));
  await deps.db.write((tx) => tx.subscription.updateMany({ data: { isActive: false } }));
  await remove(pair(one, alice));
  await deps.db.write((tx) => removeAssignedAll(tx, { issueIds: [one], userIds: [alice.id, bob.id] }));
  expect(await deps.db.read.subscription.count()).toBe(2);
});

it('whoever says so himself follows again', async () => {
  await unsubscribe(alice);
  await deps.db.write((tx) => setFollowing(tx, pair(one, alice), true, deps.clock.now()));
  expect(await followers(one)).toEqual(['alice: manual']);
});

it('several people on several issues are one statement in each direction', async () => {
  const all = { issueIds: [one, two], userIds: [alice.id, bob.id] };
  await deps.db.write((tx) => subscribeAll(tx, all, 'assigned', deps.clock.now()));
  expect([await followers(one), await followers(two)]).toEqual(Array(2).fill(['alice: assigned', 'bob: assigned']));
  await deps.db.write((tx) => removeAssignedAll(tx, { issueIds: [one, two], userIds: [bob.id] }));
  expect([await followers(one), await followers(two)]).toEqual(Array(2).fill(['alice: assigned']));
});

it('people who left do not follow', async () => {
  await add('assigned', pair(one, alice));
  await deps.db.write((tx) => tx.user.update({ where: { id: BigInt(alice.id) }, data: { isActive: false } }));
  expect(await followers(one)).toEqual([]);
});

it('an id that is none is never sent to the database', async () => {
  await expect(add('assigned', { issueId: one, userId: '1],[2' })).rejects.toThrow(TypeError);
});
