import type { Reader, Tx } from '../platform/db/database';
import { fromDb, toDb, type ProjectId, type UserId } from '../platform/ids';

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

/** One look of new rules, or of new CODEOWNERS, at the open issues of their project (PRODUCT 6.5). */
export interface RulesRun {
  id: string;
  projectName: string;
  projectSlug: string;
  /** Who saved them. */
  userId: UserId;
  /** Replaced: newer ones were saved before the end. */
  state: 'running' | 'done' | 'replaced';
  /** Open issues as counted at the beginning; null before it. */
  total: number | null;
  /** The number of the issue that was looked at last. */
  lastNumber: number;
  looked: number;
  /** Of these, how many changed hands, and about how many people had decided. */
  moved: number;
  decided: number;
  /** The live message, once it was posted. */
  message: { channelId: string; ts: string } | null;
}

/** Begins one in place of what runs; answers with those that end so. */
export async function replaceRun(tx: Tx, projectId: ProjectId, userId: UserId): Promise<string[]> {
  const running = { projectId: toDb(projectId), state: 'running' };
  const replaced = await tx.rulesRun.findMany({ where: running, select: { id: true } });
  await tx.rulesRun.updateMany({ where: running, data: { state: 'replaced' } });
  await tx.rulesRun.create({ data: { projectId: toDb(projectId), userId: toDb(userId) } });
  return replaced.map(({ id }) => fromDb(id));
}

/** What runs, or is to run, in the project. */
export async function findRunning(db: Reader, projectId: ProjectId): Promise<RulesRun | null> {
  const row = await findRow(db, { projectId: toDb(projectId), state: 'running' });
  return row && toRun(row);
}

/** For our own jobs: the id must not come from outside. */
export async function findRun(db: Reader, runId: string): Promise<RulesRun | null> {
  const row = await findRow(db, { id: toDb(runId) });
  return row && toRun(row);
}

/** Counts the open issues once; answers with how many there were then. */
export async function countOnce(tx: Tx, { id, total }: RulesRun, projectId: ProjectId): Promise<number> {
  if (total !== null) return total;
  const open = await tx.issue.count({ where: { projectId: toDb(projectId), status: 'unresolved' } });
  await tx.rulesRun.updateMany({ where: { id: toDb(id) }, data: { total: open } });
  return open;
}

/** Goes on to this issue, in the transaction that looked at it; false when newer rules were saved meanwhile. */
export async function advanceRun(
  tx: Tx,
  runId: string,
  lastNumber: number,
  more: { looked: number; decided: number },
): Promise<boolean> {
  const { count } = await tx.rulesRun.updateMany({
    where: { id: toDb(runId), state: 'running' },
    data: { lastNumber, looked: { increment: more.looked }, decided: { increment: more.decided } },
  });
  return count > 0;
}

export async function addMoved(tx: Tx, runId: string, moved: number): Promise<void> {
  await tx.rulesRun.updateMany({ where: { id: toDb(runId) }, data: { moved: { increment: moved } } });
}

export async function finishRun(tx: Tx, runId: string): Promise<void> {
  await tx.rulesRun.updateMany({ where: { id: toDb(runId), state: 'running' }, data: { state: 'done' } });
}

export async function recordRunMessage(
  tx: Tx,
  runId: string,
  message: { channelId: string; ts: string },
): Promise<void> {
  await tx.rulesRun.updateMany({ where: { id: toDb(runId) }, data: message });
}

function findRow(db: Reader, where: { id: bigint } | { projectId: bigint; state: string }) {
  const project = { select: { name: true, slug: true } };
  return db.rulesRun.findFirst({ where, include: { project }, orderBy: { id: 'desc' } });
}

function toRun({
  id,
  userId,
  state,
  total,
  lastNumber,
  looked,
  moved,
  decided,
  project,
  channelId,
  ts,
}: Row): RulesRun {
  return {
    id: fromDb(id),
    projectName: project.name,
    projectSlug: project.slug,
    userId: fromDb(userId),
    state: state as RulesRun['state'],
    ...{ total, lastNumber, looked, moved, decided },
    message: channelId && ts ? { channelId, ts } : null,
  };
}
