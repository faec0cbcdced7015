import type { Reader, Tx } from '../platform/db/database';
import { fromDb, toDb, type IssueId, type OrganizationId, type ProjectId } from '../platform/ids';

/** Whether the authors of suspect commits are only suggested, or get issues that nobody else owns. */
export type CommitMode = 'suggest' | 'assign';

/** What a project's administrators wrote about who owns what. */
export interface OwnershipTexts {
  organizationId: OrganizationId;
  rules: string;
  codeowners: string;
  /** Whether the best owner gets an issue that nobody holds. */
  autoAssign: boolean;
  commitMode: CommitMode;
  /** Raised with every save. */
  version: number;
  /** Milliseconds since 1970: when a text was last changed. */
  changedAt: number;
}

/** Null when nothing was ever saved for the project, or it is not active. */
export async function findOwnership(db: Reader, projectId: ProjectId): Promise<OwnershipTexts | null> {
  const row = await db.projectOwnership.findFirst({
    where: { projectId: toDb(projectId), project: { status: 'active' } },
    include: { project: { select: { organizationId: true } } },
  });
  if (!row) return null;
  const { rules, codeowners, autoAssign, version, project, updatedAt } = row;
  const organizationId = fromDb(project.organizationId);
  const commitMode = row.commitMode as CommitMode;
  return { organizationId, rules, codeowners, autoAssign, commitMode, version, changedAt: updatedAt.getTime() };
}

/** Saves how far the project lets owners have issues; no change of the texts. */
export async function saveModes(
  tx: Tx,
  projectId: ProjectId,
  modes: Partial<Pick<OwnershipTexts, 'autoAssign' | 'commitMode'>>,
  at: Date,
): Promise<void> {
  const id = toDb(projectId);
  await tx.projectOwnership.upsert({
    where: { projectId: id },
    create: { projectId: id, ...modes, updatedAt: at },
    update: { ...modes, version: { increment: 1 } },
  });
}

/** Saves what is given, keeps what was there before for one step back, and raises the version. */
export async function saveOwnership(
  tx: Tx,
  projectId: ProjectId,
  change: Partial<Pick<OwnershipTexts, 'rules' | 'codeowners'>>,
  at: Date,
): Promise<void> {
  const id = toDb(projectId);
  const before = await tx.projectOwnership.findUnique({ where: { projectId: id } });
  const previous = { previousRules: before?.rules ?? '', previousCodeowners: before?.codeowners ?? '' };
  await tx.projectOwnership.upsert({
    where: { projectId: id },
    create: { projectId: id, ...change, ...previous, updatedAt: at },
    update: { ...change, ...previous, version: { increment: 1 }, updatedAt: at },
  });
}

/** The texts that the last save replaced; null when there was none. */
export async function findPreviousTexts(
  db: Reader,
  projectId: ProjectId,
): Promise<{ rules: string; codeowners: string } | null> {
  const row = await db.projectOwnership.findUnique({ where: { projectId: toDb(projectId) } });
  if (!row || row.previousRules === null) return null;
  return { rules: row.previousRules, codeowners: row.previousCodeowners ?? '' };
}

export interface StoredOwner {
  type: 'rule' | 'codeowners' | 'commit';
  owner: { type: 'user' | 'team'; id: string };
  /** As reasons show it; of a commit `commit 1a2b3c4`. */
  rule: string;
  /** 0 of a commit. */
  line: number;
  /** Of a commit: when it was made. */
  committedAt?: Date;
}

type OwnersOfIssues = ReadonlyMap<IssueId, readonly StoredOwner[]>;

/** The authors of suspect commits come after everybody whom a text names, however many these are. */
const FIRST_SUSPECT = 1_000_000;

/** Replaces what the rules said about these issues before; suspect commits stay. */
export async function saveIssueOwners(tx: Tx, owners: OwnersOfIssues): Promise<void> {
  if (owners.size === 0) return;
  const issueId = { in: [...owners.keys()].map(toDb) };
  await tx.issueOwner.deleteMany({ where: { issueId, position: { lt: FIRST_SUSPECT } } });
  await insertOwners(tx, owners, 0);
}

/** Replaces the suspect commits of these issues; what the rules said stays. */
export async function saveIssueSuspects(tx: Tx, suspects: OwnersOfIssues): Promise<void> {
  if (suspects.size === 0) return;
  const issueId = { in: [...suspects.keys()].map(toDb) };
  await tx.issueOwner.deleteMany({ where: { issueId, position: { gte: FIRST_SUSPECT } } });
  await insertOwners(tx, suspects, FIRST_SUSPECT);
}

async function insertOwners(tx: Tx, owners: OwnersOfIssues, first: number): Promise<void> {
  await tx.issueOwner.createMany({
    data: [...owners].flatMap(([issueId, list]) =>
      list.map(({ type, owner, rule, line, committedAt }, index) => ({
        issueId: toDb(issueId),
        position: first + index,
        type,
        userId: owner.type === 'user' ? toDb(owner.id) : null,
        teamId: owner.type === 'team' ? toDb(owner.id) : null,
        rule,
        line,
        committedAt: committedAt ?? null,
      })),
    ),
  });
}

/** Who the rules say owns the issue, the best first, and then the authors of suspect commits. */
export async function findIssueOwners(db: Reader, issueId: IssueId): Promise<StoredOwner[]> {
  const rows = await db.issueOwner.findMany({ where: { issueId: toDb(issueId) }, orderBy: { position: 'asc' } });
  return rows.flatMap(({ type, userId, teamId, rule, line, committedAt }): StoredOwner[] => {
    const id = userId ?? teamId;
    if (id === null) return [];
    const owner = { type: userId === null ? ('team' as const) : ('user' as const), id: fromDb(id) };
    const known = { type: type as StoredOwner['type'], owner, rule, line };
    return [committedAt ? { ...known, committedAt } : known];
  });
}
