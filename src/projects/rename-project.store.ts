import type { Tx } from '../platform/db/database';
import { toDb, type ProjectId } from '../platform/ids';

export async function saveNames(tx: Tx, projectId: ProjectId, names: { name: string; slug: string }): Promise<void> {
  await tx.project.update({ where: { id: toDb(projectId) }, data: names });
}
