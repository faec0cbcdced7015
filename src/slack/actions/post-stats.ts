import { askForStats } from '../../stats/ask-for-stats';
import { section } from '../blocks/elements';
import { decodeStats } from '../ids';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';

/** "Post to this channel": the same statistics, for everybody in the channel. The answer with the button has done its work. */
export const postStats: Handler<ActionPayload> = async ({ deps, viewer, payload, respond }) => {
  const query = decodeStats(payload.value);
  if (query === null || payload.channelId === null) throw outdatedControl();
  await askForStats(deps, viewer, { query, channelId: payload.channelId });
  const text = 'The statistics, their picture and the CSV are on their way to this channel.';
  await respond({ text, blocks: [section(text)] }, { replaceOriginal: true });
};
