import type { Deps } from '../../src/deps';
import type { StatsQuery } from '../../src/stats/types';

/** The numbers of statistics that a loop over all rows can tell: slow, and nothing in it to get wrong. */
export async function obviousStats({ db }: Pick<Deps, 'db'>, organizationId: string, query: StatsQuery) {
  const { from, until, subject } = query;
  const all = await db.read.project.findMany({ where: { organizationId: BigInt(organizationId), status: 'active' } });
  const projects = subject.kind === 'project' ? all.filter(({ id }) => String(id) === subject.id) : all;
  const isOurs = (projectId: bigint) => projects.some(({ id }) => id === projectId);
  const members = await db.read.teamMember.findMany({ where: { isActive: true } });
  const teamProjects = await db.read.projectTeam.findMany();
  const counts = (actor: string | null) => {
    if (subject.kind !== 'team') return true;
    if (actor === `team:${subject.id}`) return true;
    return members.some(({ teamId, userId }) => String(teamId) === subject.id && actor === `user:${userId}`);
  };

  const issues = (await db.read.issue.findMany({ orderBy: { id: 'asc' } })).filter((one) => isOurs(one.projectId));
  const activities = (await db.read.activity.findMany({ orderBy: { id: 'asc' } })).map((row) => {
    const data = JSON.parse(row.data) as { assignee?: string; assigneeType?: string; previous?: string; rule?: string };
    const to = data.assignee === undefined ? null : `${data.assigneeType}:${data.assignee}`;
    return { ...row, to, previous: data.previous ?? null, rule: data.rule ?? null, at: row.createdAt.getTime() };
  });
  const isInside = (at: number) => at >= from && at < until;

  const days = new Map<
    string,
    { assigned: Record<string, number>; unassigned: number; resolved: number; waits: number[] }
  >();
  for (let at = from; at < until; at += 60_000) {
    const assigned = { hand: 0, rule: 0, codeowners: 0, commit: 0, lease: 0 };
    const day = new Date(at).toISOString().slice(0, 10);
    if (!days.has(day)) days.set(day, { assigned, unassigned: 0, resolved: 0, waits: [] });
  }
  const rules = new Map<string, number>();
  const assignedIssues = new Set<bigint>();
  let handOvers = 0;
  for (const issue of issues) {
    let holder: string | null = null;
    let wasAssigned = false;
    for (const one of activities.filter(({ issueId }) => issueId === issue.id)) {
      const day = days.get(one.createdAt.toISOString().slice(0, 10));
      const isHere = isInside(one.at) && day !== undefined;
      if (one.type === 'ASSIGNED') {
        if (isHere && counts(one.to)) {
          const means = one.userId === null ? one.source : 'hand';
          day.assigned[means] = (day.assigned[means] ?? 0) + 1;
          if (one.previous !== null) handOvers++;
          assignedIssues.add(issue.id);
          if (!wasAssigned) day.waits.push(Math.max(one.at - issue.firstSeen.getTime(), 0));
          if (one.userId === null && one.rule !== null && ['rule', 'codeowners'].includes(one.source)) {
            rules.set(one.rule, (rules.get(one.rule) ?? 0) + 1);
          }
        }
        wasAssigned = true;
        holder = one.to;
      } else if (one.type === 'UNASSIGNED') {
        if (isHere && counts(one.previous)) day.unassigned++;
        holder = null;
      } else if (one.type === 'RESOLVED') {
        if (isHere && counts(holder)) day.resolved++;
      }
    }
  }
  const waits = [...days.values()].flatMap((day) => day.waits).sort((a, b) => a - b);
  const atMost = (share: number) =>
    waits.find((wait) => waits.filter((other) => other <= wait).length >= share * waits.length) ?? null;

  const held = new Map<string, number>();
  const assignees = await db.read.assignee.findMany();
  const open = issues.filter(({ status }) => status === 'unresolved');
  const holderOf = new Map(
    assignees.map((row) => [row.issueId, row.userId === null ? `team:${row.teamId}` : `user:${row.userId}`]),
  );
  for (const { id } of open) {
    const holder = holderOf.get(id);
    if (holder !== undefined && counts(holder)) held.set(holder, (held.get(holder) ?? 0) + 1);
  }
  const mayHold = (projectId: bigint) => {
    const teams = teamProjects.filter((row) => row.projectId === projectId).map(({ teamId }) => String(teamId));
    return subject.kind !== 'team' || teams.length === 0 || teams.includes(subject.id);
  };
  const unowned = open
    .filter(({ id, projectId }) => !holderOf.has(id) && mayHold(projectId))
    .sort((a, b) => a.firstSeen.getTime() - b.firstSeen.getTime() || Number(a.id - b.id));
  return {
    days: [...days].map(([day, numbers]) => ({ day, ...numbers, waits: numbers.waits.sort((a, b) => a - b) })),
    issues: assignedIssues.size,
    handOvers,
    firstOwner: { count: waits.length, median: atMost(0.5), p90: atMost(0.9) },
    load: Object.fromEntries(held),
    unowned: { total: unowned.length, oldest: unowned.slice(0, 3).map(({ id }) => String(id)) },
    rules: Object.fromEntries(rules),
  };
}
