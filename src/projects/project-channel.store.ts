import type { Level } from '../issues/types';
import type { Reader, Tx } from '../platform/db/database';
import { toDb, type ProjectId } from '../platform/ids';
import type { Regressions } from './types';

export interface ChannelSettings {
  minLevel: Level;
  regressions: Regressions;
}

const key = (projectId: ProjectId, channelId: string) => ({
  projectId_channelId: { projectId: toDb(projectId), channelId },
});

export async function findChannelSettings(
  db: Reader,
  projectId: ProjectId,
  channelId: string,
): Promise<ChannelSettings | null> {
  const row = await db.projectChannel.findUnique({ where: key(projectId, channelId) });
  return row && { minLevel: row.minLevel as Level, regressions: row.regressions as Regressions };
}

export function countChannels(db: Reader, projectId: ProjectId): Promise<number> {
  return db.projectChannel.count({ where: { projectId: toDb(projectId) } });
}

export async function saveChannel(
  tx: Tx,
  projectId: ProjectId,
  channelId: string,
  settings: ChannelSettings,
): Promise<void> {
  await tx.projectChannel.upsert({
    where: key(projectId, channelId),
    create: { projectId: toDb(projectId), channelId, ...settings },
    update: settings,
  });
}

export async function deleteChannel(tx: Tx, projectId: ProjectId, channelId: string): Promise<void> {
  await tx.projectChannel.delete({ where: key(projectId, channelId) });
}

/** All channels of the project, with what is shown there. */
export async function findChannelsOf(
  db: Reader,
  projectId: ProjectId,
): Promise<(ChannelSettings & { channelId: string })[]> {
  const rows = await db.projectChannel.findMany({
    where: { projectId: toDb(projectId) },
    orderBy: { channelId: 'asc' },
  });
  return rows.map(({ channelId, minLevel, regressions }) => ({
    channelId,
    minLevel: minLevel as Level,
    regressions: regressions as Regressions,
  }));
}
