import { DeliveryError, type FileToShare } from '../../notifications/messenger';
import { drawPicture } from '../../platform/picture';
import { chart } from '../../stats/chart';
import { daysCsv, loadCsv } from '../../stats/csv';
import { getStats } from '../../stats/get-stats';
import { fileName, spanName, subjectName } from '../../stats/titles';
import type { Stats } from '../../stats/types';
import type { JobDeps, JobHandler } from '../handler';
import { postOnce } from '../post-once';
import { toChannel } from '../to-channel';

/**
 * Posts statistics with their picture and CSV. The message is looked for before it is posted, so that two clicks on one button
 * are one. Where Dibs may not upload, the numbers come alone; where it may not post, whoever asked hears so.
 */
export const shareStats: JobHandler<'stats.share'> = async (deps, payload, { uncertainSince }) => {
  const { organizationId, query, channelId, slackUserId } = payload;
  const stats = await getStats(deps, organizationId, query);
  if (slackUserId === null) {
    if (channelId === null) return;
    return toChannel(deps, organizationId, channelId, () => shareOnce(deps, channelId, stats));
  }
  if (channelId === null) return shareOnce(deps, (await deps.messenger.openDirect(slackUserId)).channelId, stats);
  try {
    await shareOnce(deps, channelId, stats);
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.failure !== 'destination') throw error;
    const direct = await deps.messenger.openDirect(slackUserId);
    const key = `stats-refused:${channelId}:${query.until}`;
    await postOnce(deps.messenger, direct, { kind: 'stats-refused', channelId }, key, uncertainSince);
  }
};

async function shareOnce({ messenger }: JobDeps, channelId: string, stats: Stats): Promise<void> {
  const key = `${fileName(stats, 'assignments')}.png`;
  if (await messenger.findPosted({ channelId }, key, new Date(stats.query.until))) return;
  try {
    await messenger.share({ channelId }, { kind: 'stats', stats }, await filesOf(stats, key));
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.failure !== 'forbidden') throw error;
    await messenger.post({ channelId }, { kind: 'stats', stats, withoutFiles: error.reason }, key);
  }
}

async function filesOf(stats: Stats, pictureName: string): Promise<FileToShare[]> {
  const title = `${subjectName(stats)}, ${spanName(stats.query)}`;
  const table = (what: string, name: string, text: string) => {
    return { name: `${fileName(stats, name)}.csv`, title: `${title}: ${what}`, content: Buffer.from(text) };
  };
  return [
    {
      ...{ name: pictureName, title, content: await drawPicture(chart(stats)) },
      altText: `${title}: a chart of what was assigned, unassigned and resolved per day, and of the time to the first owner.`,
    },
    table('per day', 'days', daysCsv(stats)),
    table('who holds what', 'holders', loadCsv(stats)),
  ];
}
