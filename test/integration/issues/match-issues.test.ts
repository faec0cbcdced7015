import type { Organization } from '../../../src/organizations/types';
import { findMatches } from '../../../src/issues/query/match-issues.store';
import { parseQuery } from '../../../src/issues/query/parse-query';
import type { Holder } from '../../../src/issues/query/types';
import { parseActorText } from '../../../src/people/actor';
import { readQueryWord, splitQuery } from '../../../src/slack/commands/grammar/query-words';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssue, makeOrganization, makeProject, makeTeam, makeUser } from '../../support/factory';

const DAY = 86_400_000;
let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let named: Record<string, string>;
let names: Map<string, string>;

beforeAll(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  const [alice, bob] = [await makeUser(deps, org, 'alice'), await makeUser(deps, org, 'bob')];
  const backend = await makeTeam(deps, org, 'backend', [alice]);
  named = { bob: `user:${bob.id}`, backend: `team:${backend.id}`, alices: alice.id };
  const checkout = await makeProject(deps, org, 'checkout');
  const web = await makeProject(deps, org, 'web');
  const gone = await makeProject(deps, org, 'gone');
  const foreign = await makeProject(deps, await makeOrganization(deps), 'checkout');
  names = new Map();
  const now = deps.clock.now().getTime();
  const make = async (
    name: string,
    data: object,
    holder: { userId?: bigint; teamId?: bigint } = {},
    where = checkout,
  ) => {
    const { id } = await makeIssue(deps, where, { title: name });
    names.set(id, name);
    await deps.db.write(async (tx) => {
      await tx.issue.update({ where: { id: BigInt(id) }, data });
      if (Object.keys(holder).length === 0) return;
      const by = { assignedAt: deps.clock.now(), source: 'slash_command' };
      await tx.assignee.create({ data: { issueId: BigInt(id), projectId: BigInt(where.id), ...holder, ...by } });
    });
  };
  const tags = (...pairs: [string, string][]) => ({ tags: JSON.stringify(pairs) });
  await make('free', {
    level: 'fatal',
    timesSeen: 100,
    ...tags(['environment', 'production'], ['browser', 'Chrome 120']),
  });
  await make('bobs', { firstSeen: new Date(now - 8 * DAY), release: 'shop@1.4.2' }, { userId: BigInt(bob.id) });
  await make('teams', { level: 'warning', culprit: 'src/pay/100%_sure.ts' }, { teamId: BigInt(backend.id) });
  await make('resolved', { status: 'resolved', message: 'The <b>cart</b> is gone' });
  await make('archived', { status: 'archived' }, { userId: BigInt(alice.id) });
  await make('elsewhere', { lastSeen: new Date(now - 3 * DAY), firstSeen: new Date(now - 9 * DAY) }, {}, web);
  await make('deleted', {}, {}, gone);
  await make('foreign', {}, {}, foreign);
  await deps.db.write((tx) => tx.project.update({ where: { id: BigInt(gone.id) }, data: { status: 'deleting' } }));
});
afterAll(() => cleanup());

function who(raw: string): Holder | null {
  if (raw === 'none') return { kind: 'nobody' };
  if (raw === 'my_teams') return { kind: 'teams-of', userId: named.alices ?? '' };
  const actor = parseActorText(named[raw] ?? '');
  return actor && { kind: 'actor', actor };
}

async function finds(text: string): Promise<string[]> {
  const query = parseQuery(splitQuery(text).words.map(readQueryWord), who);
  if (typeof query === 'string') throw new Error(query);
  const matches = await findMatches(deps.db.read, org.id, query, { asOf: deps.clock.now(), limit: 100 });
  return matches.map(({ issue }) => names.get(issue.id) ?? issue.id);
}

const OPEN = ['free', 'bobs', 'teams', 'elsewhere'];
const but = (...without: string[]) => OPEN.filter((name) => !without.includes(name));

test.each<[string, string[]]>([
  ['', OPEN],
  ['is:unresolved', OPEN],
  ['is:unassigned', ['free', 'elsewhere']],
  ['is:assigned', ['bobs', 'teams']],
  ['!is:assigned', ['free', 'elsewhere']],
  ['is:resolved', ['resolved']],
  ['is:archived', ['archived']],
  ['!is:unresolved', ['resolved', 'archived']],
  ['is:resolved is:archived', []],
  ['assigned:bob', ['bobs']],
  ['!assigned:bob', but('bobs')],
  ['assigned:backend', ['teams']],
  ['assigned:my_teams', ['teams']],
  ['!assigned:my_teams', but('teams')],
  ['assigned:none', ['free', 'elsewhere']],
  ['project:WEB', ['elsewhere']],
  ['!project:web', but('elsewhere')],
  ['level:fatal', ['free']],
  ['level:>=error', but('teams')],
  ['level:<error', ['teams']],
  ['!level:<=error', ['free']],
  ['level:>fatal', []],
  ['older:7d', ['bobs', 'elsewhere']],
  ['newer:7d', ['free', 'teams']],
  ['older:8d', ['elsewhere']],
  ['first-seen:-8d', but('elsewhere')],
  ['last-seen:+2d', ['elsewhere']],
  ['last-seen:-3d', OPEN],
  ['times-seen:>=100', ['free']],
  ['times-seen:<100', but('free')],
  ['times-seen:1', but('free')],
  ['release:SHOP@*', ['bobs']],
  ['release:shop@1.4', []],
  ['!release:*', but('bobs')],
  ['environment:Production', ['free']],
  ['!environment:production', but('free')],
  ['Browser:"chrome *"', ['free']],
  ['browser:chrome', []],
  ['browser:*', ['free']],
  ['!browser:*', but('free')],
  ['100%_sure', ['teams']],
  ['100_', []],
  ['%', ['teams']],
  ['PAY*sure', ['teams']],
  ['!pay', but('teams')],
  ['is:resolved "&lt;b&gt;cart"', ['resolved']],
  ['is:assigned level:warning !assigned:bob', ['teams']],
])('“%s”', async (text, found) => {
  expect(await finds(text)).toEqual(found);
});
