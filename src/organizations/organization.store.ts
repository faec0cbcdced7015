import { fromDb, toDb } from '../platform/ids';
import type { OrganizationId } from '../platform/ids';
import type { Reader, Tx } from '../platform/db/database';
import type { Organization } from './types';

export async function findBySlackTeam(db: Reader, slackTeamId: string): Promise<Organization | null> {
  const row = await db.organization.findUnique({ where: { slackTeamId } });
  return row && { id: fromDb(row.id), slackTeamId: row.slackTeamId, name: row.name };
}

export async function isTaken(tx: Tx, id: OrganizationId): Promise<boolean> {
  return (await tx.organization.count({ where: { id: toDb(id) } })) > 0;
}

export async function insertOrganization(tx: Tx, organization: Organization, createdAt: Date): Promise<void> {
  const { slackTeamId, name } = organization;
  // Slack's team id is unique and never changes, which is what a slug is for.
  const data = { id: toDb(organization.id), slackTeamId, name, slug: slackTeamId.toLowerCase(), createdAt };
  await tx.organization.create({ data });
}

export async function renameOrganization(tx: Tx, id: OrganizationId, name: string): Promise<void> {
  await tx.organization.update({ where: { id: toDb(id) }, data: { name } });
}

export async function isWelcomed(db: Reader, id: OrganizationId): Promise<boolean> {
  const row = await db.organization.findUnique({ where: { id: toDb(id) }, select: { welcomedAt: true } });
  return (row?.welcomedAt ?? null) !== null;
}

export async function recordWelcomed(tx: Tx, id: OrganizationId, at: Date): Promise<void> {
  await tx.organization.update({ where: { id: toDb(id) }, data: { welcomedAt: at } });
}
