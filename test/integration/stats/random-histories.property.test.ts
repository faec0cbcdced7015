import fc from 'fast-check';
import { actorText } from '../../../src/people/actor';
import { getStats } from '../../../src/stats/get-stats';
import type { StatsQuery } from '../../../src/stats/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssues, makeOrganization, makeProject, makeTeam, makeUser } from '../../support/factory';
import { obviousStats } from '../../support/obvious-stats';

/** Three weeks, beginning in the middle of a day, so that windows cut days and histories. */
const START = Date.parse('2026-02-10T13:37:00Z');
const HOUR = 3_600_000;

/** What happens next: to which issue, how many hours later, and who or what does it. */
const step = fc.record({
  issue: fc.nat({ max: 8 }),
  later: fc.integer({ min: 0, max: 20 }),
  what: fc.constantFrom('give', 'give', 'give', 'free', 'resolve', 'reopen'),
  to: fc.nat({ max: 4 }),
  by: fc.constantFrom('hand', 'hand', 'rule', 'codeowners', 'commit', 'lease'),
  rule: fc.constantFrom('path:src/a/* #one', 'path:src/b/* #one', '/src/ @acme/two'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const subject = fc.constantFrom('all', 'first project', 'second project', 'first team', 'second team');

async function world(deps: TestDeps) {
  const org = await makeOrganization(deps);
  const people = [await makeUser(deps, org, 'ann'), await makeUser(deps, org, 'ben'), await makeUser(deps, org, 'cy')];
  const teams = [await makeTeam(deps, org, 'one', people.slice(0, 2)), await makeTeam(deps, org, 'two', [people[2]!])];
  const projects = [
    await makeProject(deps, org, 'open'),
    await makeProject(deps, org, 'closed', { teams: [teams[0]!] }),
    await makeProject(deps, org, 'going'),
  ];
  await deps.db.write((tx) =>
    tx.project.update({ where: { id: BigInt(projects[2]!.id) }, data: { status: 'pending_deletion' } }),
  );
  const other = await makeOrganization(deps);
  projects.push(await makeProject(deps, other, 'foreign'));
  const issues = [];
  for (const project of projects) {
    const made = await makeIssues(deps, project, project === projects[0] ? 3 : 2);
    issues.push(...made.map(({ id }) => ({ id: BigInt(id), projectId: BigInt(project.id) })));
  }
  const actors = [...people.map(({ id }) => ({ type: 'user', id })), ...teams.map(({ id }) => ({ type: 'team', id }))];
  return { org, teams, projects, issues, actors, person: BigInt(people[0]!.id) };
}
type World = Awaited<ReturnType<typeof world>>;

/** Writes the rows that such a history leaves behind. */
async function live({ db }: TestDeps, { issues, actors, person }: World, history: readonly Step[]): Promise<void> {
  await db.write(async (tx) => {
    await tx.activity.deleteMany();
    await tx.assignee.deleteMany();
    for (const [index, { id }] of issues.entries()) {
      const firstSeen = new Date(START + index * 7 * HOUR);
      await tx.issue.update({ where: { id }, data: { status: 'unresolved', firstSeen } });
    }
    const holders = new Map<bigint, string>();
    let at = START;
    for (const { issue: index, later, what, to, by, rule } of history) {
      at += later * HOUR;
      const { id, projectId } = issues[index]!;
      const previous = holders.get(id) ?? null;
      const add = (type: string, data: object) =>
        tx.activity.create({
          data: {
            issueId: id,
            projectId,
            type,
            userId: by === 'hand' ? person : null,
            source: by === 'hand' ? 'slash_command' : by,
            data: JSON.stringify(data),
            createdAt: new Date(at),
          },
        });
      const actor = actors[to]!;
      const holder = `${actor.type}:${actor.id}`;
      if (what === 'give' && holder !== previous) {
        const ruled = by === 'rule' || by === 'codeowners' || by === 'commit' ? { rule } : {};
        await add('ASSIGNED', { assignee: actor.id, assigneeType: actor.type, previous, ...ruled });
        const [userId, teamId] = actor.type === 'user' ? [BigInt(actor.id), null] : [null, BigInt(actor.id)];
        const row = { projectId, userId, teamId, assignedAt: new Date(at), source: by };
        await tx.assignee.upsert({ where: { issueId: id }, create: { issueId: id, ...row }, update: row });
        holders.set(id, holder);
      } else if (what === 'free' && previous !== null) {
        await add('UNASSIGNED', { previous });
        await tx.assignee.delete({ where: { issueId: id } });
        holders.delete(id);
      } else if (what === 'resolve' || what === 'reopen') {
        await add(what === 'resolve' ? 'RESOLVED' : 'UNRESOLVED', {});
        const status = what === 'resolve' ? 'resolved' : 'unresolved';
        await tx.issue.update({ where: { id }, data: { status } });
      }
    }
  });
}

function queryOf({ teams, projects }: World, about: string, from: number, hours: number): StatsQuery {
  const subjects: Record<string, StatsQuery['subject']> = {
    all: { kind: 'all' },
    'first project': { kind: 'project', id: projects[0]!.id },
    'second project': { kind: 'project', id: projects[1]!.id },
    'first team': { kind: 'team', id: teams[0]!.id },
    'second team': { kind: 'team', id: teams[1]!.id },
  };
  const start = START + from * HOUR;
  return { subject: subjects[about]!, from: start, until: start + hours * HOUR };
}

test('statistics of random histories are what a slow, obvious look at all rows finds', async () => {
  const { deps, cleanup } = await testDeps();
  const made = await world(deps);
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40 }),
      fc.array(
        fc.record({
          about: subject,
          from: fc.integer({ min: -30, max: 300 }),
          hours: fc.integer({ min: 1, max: 500 }),
        }),
        {
          minLength: 3,
          maxLength: 3,
        },
      ),
      async (history, windows) => {
        await live(deps, made, history);
        for (const { about, from, hours } of windows) {
          const query = queryOf(made, about, from, hours);
          const stats = await getStats(deps, made.org.id, query);
          const { days, issues, handOvers, firstOwner, load, unowned, rules } = stats;
          expect({
            days,
            issues,
            handOvers,
            firstOwner,
            load: Object.fromEntries(load.map(({ actor, open }) => [actorText(actor), open])),
            unowned: { total: unowned.total, oldest: unowned.oldest.map(({ id }) => id) },
            rules: Object.fromEntries(rules.map(({ rule, hits }) => [rule, hits])),
          }).toEqual(await obviousStats(deps, made.org.id, query));
        }
      },
    ),
    { numRuns: 30 },
  );
  await cleanup();
});
