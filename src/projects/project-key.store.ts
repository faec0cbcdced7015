import type { Reader, Tx } from '../platform/db/database';
import { fromDb, isId, toDb, type ProjectId } from '../platform/ids';
import type { ProjectKeyView } from './types';

type Key = Omit<ProjectKeyView, 'dsn'>;

export async function insertKey(tx: Tx, projectId: ProjectId, publicKey: string, createdAt: Date): Promise<Key> {
  const row = await tx.projectKey.create({ data: { projectId: toDb(projectId), publicKey, createdAt } });
  return { id: fromDb(row.id), publicKey, isActive: row.isActive, createdAt };
}

/** A key of this project; null for any other. */
export async function findKey(db: Reader, projectId: ProjectId, keyId: string): Promise<Key | null> {
  if (!isId(keyId)) return null;
  const row = await db.projectKey.findFirst({ where: { id: toDb(keyId), projectId: toDb(projectId) } });
  return row && { id: fromDb(row.id), publicKey: row.publicKey, isActive: row.isActive, createdAt: row.createdAt };
}

export function countActiveKeys(db: Reader, projectId: ProjectId): Promise<number> {
  return db.projectKey.count({ where: { projectId: toDb(projectId), isActive: true } });
}

export async function deactivateKey(tx: Tx, keyId: string): Promise<void> {
  await tx.projectKey.update({ where: { id: toDb(keyId) }, data: { isActive: false } });
}
