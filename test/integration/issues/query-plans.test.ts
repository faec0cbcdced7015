import { getActivity, listActivities } from '../../../src/activity/get-activity';
import { Prisma } from '../../../src/generated/prisma/client';
import { findRecentOfRelease } from '../../../src/assignment/caches.store';
import { cardsOfIssues } from '../../../src/cards/card.store';
import { findTellingOfWaiting } from '../../../src/cards/digest.store';
import { findCard } from '../../../src/cards/find-card';
import { countWaiting, findOpenDigest, findUnderWay, findWaiting } from '../../../src/cards/waiting.store';
import { findLoads } from '../../../src/assignment/to-one/load.store';
import { countCardsToRedraw } from '../../../src/cards/remaining.store';
import { findIssueByShortId, findIssuesOfMessages, findLatestCardIssue } from '../../../src/issues/find-issue';
import { findIssueViews } from '../../../src/issues/get-issue-view';
import { findIssueHeads } from '../../../src/issues/issue-heads.store';
import { listIssues } from '../../../src/issues/list-issues';
import { findCurrentReleases } from '../../../src/issues/release.store';
import { findSettings, findWishes } from '../../../src/notifications/settings.store';
import { findBusyRules, findGiven, findHandOvers } from '../../../src/ownership/learning/history.store';
import { assertAssignable } from '../../../src/people/assignable';
import { findActors } from '../../../src/people/find-actor';
import { activeMemberIds } from '../../../src/people/team-members.store';
import type { Tx } from '../../../src/platform/db/database';
import { followersOf } from '../../../src/subscriptions/subscription.store';
import { findTriageIssues } from '../../../src/triage/triage.store';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssue, makeOrganization, makeProject, makeTeam, makeUser } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
/** One line for each step of each query that was asked. */
let steps: string[];

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  steps = [];
});
afterEach(() => cleanup());

/** The real database; each raw query is also asked how it will be run. */
function explaining(read: Tx): Tx {
  const $queryRaw = async (strings: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
    const sql = Array.isArray(strings) ? Prisma.sql(strings, ...(values as Prisma.Sql[])) : (strings as Prisma.Sql);
    const plan = await read.$queryRaw<{ detail: string }[]>(Prisma.sql`EXPLAIN QUERY PLAN ${sql}`);
    steps.push(...plan.map((step) => step.detail));
    return read.$queryRaw(sql);
  };
  return new Proxy(read, {
    get: (target, name) => (name === '$queryRaw' ? $queryRaw : (Reflect.get(target, name) as unknown)),
  });
}

/** Walks through a table, or through everything that one organization has in it. */
const walks = () =>
  steps.filter((step) => (/^SCAN (?!json_each|wanted)/.test(step) ? true : /\(organizationId=\?\)/.test(step)));

it('no look-up of a click, a card or an event walks through a table or an organization', async () => {
  const org = await makeOrganization(deps);
  const user = await makeUser(deps, org, 'alice');
  const team = await makeTeam(deps, org, 'backend', [user]);
  const project = await makeProject(deps, org, 'shop', { teams: [team] });
  const { id } = await makeIssue(deps, project, { channels: ['C1'] });
  const read = explaining(deps.db.read);
  const asked = { ...deps, db: { ...deps.db, read } };
  const actor = { type: 'user', id: user.id } as const;

  await countCardsToRedraw(read, 'r1');
  await findLoads(read, team.id, [id]);
  await findActors(asked, org.id, [actor, { type: 'team', id: team.id }]);
  await assertAssignable(asked, org.id, actor, [project.id]);
  await activeMemberIds(read, [team.id]);
  await findIssueViews(asked, org.id, [id]);
  await findIssueHeads(read, org.id, [id]);
  await findTriageIssues(read, org.id, [id]);
  await findIssueByShortId(asked, org.id, 'SHOP-1');
  await findLatestCardIssue(asked, org.id, 'C1');
  await findIssuesOfMessages(asked, org.id, [{ channelId: 'C1', ts: '1.1' }]);
  await findCurrentReleases(read, [project.id]);
  await findRecentOfRelease(read, project.id, '1.0', { lastSeen: 0, issueId: '0' }, 10);
  await findCard(asked, '1');
  await cardsOfIssues(read, [id]);
  await followersOf(read, [id]);
  await findWishes(read, [user.id], [project.id]);
  await findSettings(read, org.id, user.id);
  await getActivity(asked, '1');
  await listActivities(asked, org.id, id);
  await listIssues(asked, org.id, { holder: { kind: 'actor', actor }, page: 1, pageSize: 10 });

  await findWaiting(read, 'C1', 21);
  await countWaiting(read, 'C1');
  await findUnderWay(read, 'C1');
  await findOpenDigest(read, 'C1');
  await findTellingOfWaiting(read, ['C1']);

  const before = steps.length;
  await findBusyRules(read, project.id, ['path:* #all'], 5);
  await findGiven(read, project.id, 'path:* #all', { since: null, limit: 10 });
  const ofRules = steps.slice(before).join('\n');
  await findHandOvers(read, [{ activityId: '1', issueId: id, to: actor, name: 'Alice' }]);

  expect(steps.length).toBeGreaterThan(40);
  expect(walks()).toEqual([]);
  // The latest of one rule are read off its own index, without looking at the others or sorting.
  expect(ofRules.match(/Activity_given_by_rule_idx \(projectId=\? AND <expr>=\?\)/g)).toHaveLength(2);
  expect(ofRules).not.toContain('TEMP B-TREE');
});
