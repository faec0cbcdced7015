import type { Stats } from '../../stats/types';
import { actions, button, context, section } from '../blocks/elements';
import { ACTIONS, encodeStats } from '../ids';
import { issueRow } from './issue-rows';
import type { RenderedMessage } from './rendered-message';
import { statsNumbers } from './stats';

/** What `/assign stats` answers at once, to who asked only; such an answer cannot have files (decision 23). */
export function answerStats(stats: Stats, { isDirect }: { isDirect: boolean }): RenderedMessage {
  const { text, blocks } = statsNumbers(stats);
  const { oldest } = stats.unowned;
  return {
    text,
    blocks: [
      ...blocks,
      ...(oldest.length > 0 ? [section('*Longest without an owner*'), ...oldest.map(issueRow)] : []),
      context('Days are of UTC. The picture and the numbers as CSV follow in your conversation with Dibs.'),
      ...(isDirect ? [] : [actions([button(ACTIONS.postStats, 'Post to this channel', encodeStats(stats.query))])]),
    ],
  };
}
