import type { Reader } from '../platform/db/database';
import { toDb, type ProjectId } from '../platform/ids';

const MOST_KEYS = 100;

/** The public keys that open a project for events; none when it is unknown or being deleted. */
export async function findActiveKeys(read: Reader, projectId: ProjectId): Promise<string[]> {
  const rows = await read.projectKey.findMany({
    where: { projectId: toDb(projectId), isActive: true, project: { status: 'active' } },
    select: { publicKey: true },
    take: MOST_KEYS,
  });
  return rows.map((row) => row.publicKey);
}
