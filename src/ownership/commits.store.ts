import type { Reader, Tx } from '../platform/db/database';
import { fromDb, toDb, type OrganizationId, type ProjectId } from '../platform/ids';
import type { Touched } from './rank-suspects';
import type { NewCommit } from './read-commits';

/** The newest releases of a project that are kept, and how many rows of files all of them together. */
const KEPT_RELEASES = 200;
const KEPT_FILES = 50_000;
/** Of the files with one name that commits of a release touched, so many are looked at: those that were registered first. */
const MOST_COMPARED = 500;

/** The organization of an active project in which releases have commits; null when there are none. */
export async function findCommitSource(db: Reader, projectId: ProjectId): Promise<OrganizationId | null> {
  const row = await db.release.findFirst({
    where: { projectId: toDb(projectId), project: { status: 'active' } },
    select: { project: { select: { organizationId: true } } },
  });
  return row ? fromDb(row.project.organizationId) : null;
}

/** Files with one of these names that the release's commits touched, of commits at most `ageMs` older than its newest one. */
export async function findTouched(
  db: Reader,
  projectId: ProjectId,
  version: string,
  { names, ageMs }: { names: readonly string[]; ageMs: number },
): Promise<Touched[]> {
  if (names.length === 0) return [];
  return db.$queryRaw<Touched[]>`
    SELECT c."sha", c."authorEmail", c."authorName", c."committedAt", f."path"
    FROM "Release" r
    CROSS JOIN json_each(${JSON.stringify(names)}) n
    CROSS JOIN "CommitFile" f ON f."id" IN (
      SELECT one."id" FROM "CommitFile" one WHERE one."releaseId" = r."id" AND one."name" = n."value"
      ORDER BY one."id" LIMIT ${MOST_COMPARED})
    CROSS JOIN "ReleaseCommit" c ON c."id" = f."commitId"
    WHERE r."projectId" = ${toDb(projectId)} AND r."version" = ${version} AND c."committedAt" >= r."newestAt" - ${ageMs}
    ORDER BY f."id"`;
}

export interface ReleaseSize {
  commits: number;
  files: number;
}

/** What is known of the release already; nothing of one that is new. */
export async function findReleaseSize(db: Reader, projectId: ProjectId, version: string): Promise<ReleaseSize> {
  const projectId_version = { projectId: toDb(projectId), version };
  const row = await db.release.findUnique({ where: { projectId_version }, select: { commits: true, files: true } });
  return row ?? { commits: 0, files: 0 };
}

/** Of these commits, the ids of those that the release has already. */
export async function findKnownCommits(
  db: Reader,
  projectId: ProjectId,
  version: string,
  shas: readonly string[],
): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ sha: string }[]>`
    SELECT c."sha" FROM "Release" r CROSS JOIN json_each(${JSON.stringify(shas)}) wanted
    CROSS JOIN "ReleaseCommit" c ON c."releaseId" = r."id" AND c."sha" = wanted."value"
    WHERE r."projectId" = ${toDb(projectId)} AND r."version" = ${version}`;
  return new Set(rows.map(({ sha }) => sha));
}

/** Adds commits that the release does not have yet; at least one. */
export async function addCommits(
  tx: Tx,
  projectId: ProjectId,
  version: string,
  commits: readonly NewCommit[],
  at: Date,
): Promise<void> {
  const project = toDb(projectId);
  const files = commits.reduce((sum, commit) => sum + commit.files.length, 0);
  const newestAt = Math.max(...commits.map(({ committedAt }) => committedAt.getTime()));
  const [release] = await tx.$queryRaw<{ id: bigint }[]>`
    INSERT INTO "Release" ("projectId", "version", "createdAt", "newestAt", "commits", "files")
    VALUES (${project}, ${version}, ${at.getTime()}, ${newestAt}, ${commits.length}, ${files})
    ON CONFLICT ("projectId", "version") DO UPDATE SET "newestAt" = MAX("newestAt", excluded."newestAt"),
      "commits" = "commits" + excluded."commits", "files" = "files" + excluded."files"
    RETURNING "id"`;
  if (!release) throw new Error('a release was not saved');
  const rows = commits.map((one) => ({ ...one, committedAt: one.committedAt.getTime(), files: undefined }));
  await tx.$executeRaw`
    INSERT INTO "ReleaseCommit" ("projectId", "releaseId", "sha", "authorEmail", "authorName", "message", "committedAt")
    SELECT ${project}, ${release.id}, "value" ->> 'sha', "value" ->> 'authorEmail', "value" ->> 'authorName',
      "value" ->> 'message', "value" ->> 'committedAt'
    FROM json_each(${JSON.stringify(rows)}) ORDER BY "key"`;
  const touched = commits.flatMap(({ sha, files: paths }) =>
    paths.map((path) => [sha, path.slice(path.lastIndexOf('/') + 1), path]),
  );
  await tx.$executeRaw`
    INSERT INTO "CommitFile" ("projectId", "releaseId", "commitId", "name", "path")
    SELECT ${project}, ${release.id}, c."id", f."value" ->> 1, f."value" ->> 2
    FROM json_each(${JSON.stringify(touched)}) f
    CROSS JOIN "ReleaseCommit" c ON c."releaseId" = ${release.id} AND c."sha" = f."value" ->> 0`;
}

/** Deletes the oldest releases of a project beyond what is kept; the newest one stays. */
export async function forgetOldReleases(tx: Tx, projectId: ProjectId): Promise<void> {
  const releases = await tx.release.findMany({
    where: { projectId: toDb(projectId) },
    select: { id: true, files: true },
    orderBy: { id: 'desc' },
  });
  let files = 0;
  const old = releases.filter((release, index) => {
    files += release.files;
    return index > 0 && (index >= KEPT_RELEASES || files > KEPT_FILES);
  });
  if (old.length > 0) await tx.release.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
}
