import { fromDb, idList } from '../platform/ids';
import type { ProjectId } from '../platform/ids';
import type { Reader } from '../platform/db/database';
import { newestRelease } from './releases';

/** Looking at the issues seen last is enough to know what runs now, and costs the same in a project with a million. */
const LOOKED_AT = 20;

/** The release each project runs now, as its newest events say; projects that never named one are absent. */
export async function findCurrentReleases(
  db: Reader,
  projectIds: readonly ProjectId[],
): Promise<Map<ProjectId, string>> {
  const rows = await db.$queryRaw<{ projectId: bigint; release: string }[]>`
    SELECT i."projectId", i."release" FROM json_each(${idList([...new Set(projectIds)])}) wanted
    JOIN "Issue" i ON i."id" IN (
      SELECT recent."id" FROM "Issue" recent WHERE recent."projectId" = wanted."value"
      ORDER BY recent."lastSeen" DESC LIMIT ${LOOKED_AT})
    WHERE i."release" IS NOT NULL AND i."release" <> ''
    ORDER BY i."lastSeen" DESC`;
  const seen = new Map<ProjectId, string[]>();
  for (const { projectId, release } of rows) {
    const id = fromDb(projectId);
    seen.set(id, [...(seen.get(id) ?? []), release]);
  }
  return new Map([...seen].map(([id, releases]) => [id, newestRelease(releases) ?? '']));
}
