import type { Deps } from '../deps';
import { assertChannelId } from '../organizations/slack-channel';
import { resumeChannel } from '../organizations/resume-channel';
import type { Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import { invalid } from '../platform/errors';
import { isLevel, LEVELS } from './channel-levels';
import { auditTarget, getActiveProject } from './get-project';
import { countChannels, findChannelSettings, saveChannel, type ChannelSettings } from './project-channel.store';
import type { Regressions } from './types';

export interface ProjectChannelChange {
  slug: string;
  channelId: string;
  /** Absent: as it is, or everything for a new channel. */
  minLevel?: string;
  /** Absent: as it is, or `thread` for a new channel. */
  regressions?: string;
}

const MOST_CHANNELS = 100;
const DEFAULTS: ChannelSettings = { minLevel: 'debug', regressions: 'thread' };

/**
 * Shows the project's cards in the channel from now on, or changes what is shown there. A channel we had stopped posting
 * to (PRODUCT 7.6) is tried again.
 */
export async function setProjectChannel(
  deps: Pick<Deps, 'db' | 'clock' | 'config' | 'queue'>,
  viewer: Viewer,
  { slug, channelId, ...wish }: ProjectChannelChange,
): Promise<void> {
  await writeAsAdmin(deps, viewer, async (tx, audit) => {
    assertChannelId(channelId);
    const project = await getActiveProject(tx, viewer.organizationId, slug);
    const before = await findChannelSettings(tx, project.id, channelId);
    const settings = { ...(before ?? DEFAULTS), ...checked(wish) };
    if (!before && (await countChannels(tx, project.id)) >= MOST_CHANNELS) {
      throw invalid('project_too_large', `A project has at most ${MOST_CHANNELS} channels. Nothing was changed.`);
    }
    await saveChannel(tx, project.id, channelId, settings);
    await resumeChannel(deps, tx, viewer.organizationId, channelId);
    await audit('project.channel.set', auditTarget(project), { channelId, ...settings });
  });
  deps.queue.nudge();
}

function checked({ minLevel, regressions }: { minLevel?: string; regressions?: string }): Partial<ChannelSettings> {
  const settings: Partial<ChannelSettings> = {};
  if (minLevel !== undefined) {
    if (!isLevel(minLevel)) throw invalid('level_invalid', `A level is one of ${LEVELS.join(', ')}.`);
    settings.minLevel = minLevel;
  }
  if (regressions !== undefined) {
    if (!isPlace(regressions)) throw invalid('regressions_invalid', 'Regressions go to the thread or to the channel.');
    settings.regressions = regressions;
  }
  return settings;
}

const isPlace = (text: string): text is Regressions => text === 'thread' || text === 'channel';
