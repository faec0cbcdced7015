import type { SearchQuestion } from '../../assignment/by-search/types';
import { actions, button, context, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { code, quote } from '../blocks/mrkdwn';
import { ACTIONS, answerBlock, encodeRequest } from '../ids';
import type { RenderedMessage } from './rendered-message';
import { withRest } from './rest';
import { actorName, count, shortIdName, titleText } from './words';

type Sample = SearchQuestion['samples'][number];

/** "*214 issues* of 3 projects would go to *#backend* (12 of them change hands)." */
function headline({ to, changes, handOvers, projects, found }: SearchQuestion): string {
  const what = `*${count(changes, 'issue')}*${projects > 1 ? ` of ${count(projects, 'project')}` : ''}`;
  const same = found - changes;
  const rest = same === 0 ? '' : ` ${count(same, 'more is', 'more are')} held like that already.`;
  if (!to) return `${what} would be held by nobody any more.${rest}`;
  const hands = handOvers === 0 ? '' : ` (${count(handOvers, 'of them changes', 'of them change')} hands)`;
  return `${what} would go to ${actorName(to)}${hands}.${rest}`;
}

const line = ({ shortId, title, holder }: Sample) =>
  `• ${shortIdName(shortId)} ${titleText(title, SHOWN.name)}${holder ? ` · held by ${actorName(holder)}` : ''}`;

/**
 * What giving everything that a search finds to somebody would do, to be confirmed.
 * @param search as it was understood
 * @param hasChanged it was asked before, and is asked anew because it would do something else by now
 */
export function searchQuestion(question: SearchQuestion, search: string, hasChanged = false): RenderedMessage {
  const { questionId, samples, changes, reason } = question;
  const said = `${hasChanged ? 'What this search finds has changed since I asked, so I ask once more: nothing was changed yet.\n' : ''}${headline(question)}`;
  const value = encodeRequest(questionId);
  const why = quote(reason ?? '', SHOWN.note);
  return {
    text: said,
    blocks: [
      section(why === '' ? said : `${said}\n${why}`),
      section(withRest(samples.map(line), changes).join('\n')),
      context(`Search: ${code(search, SHOWN.note)}. Only open issues, unless it says otherwise.`),
      actions(
        [button(ACTIONS.confirmSearch, 'Confirm', value, 'primary'), button(ACTIONS.dropSearch, 'Cancel', value)],
        answerBlock(questionId),
      ),
    ],
  };
}

/** In the place of the question while thousands of issues are given away. */
export function searchAtWork(changes: number): RenderedMessage {
  const said = `:hourglass_flowing_sand: At work: ${count(changes, 'issue')}…`;
  return { text: said, blocks: [section(said)] };
}

export function searchDropped(): RenderedMessage {
  const said = 'Cancelled. Nothing was changed.';
  return { text: said, blocks: [section(said)] };
}
