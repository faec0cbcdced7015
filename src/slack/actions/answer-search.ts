import { askBySearch } from '../../assignment/by-search/ask-by-search';
import { assignBySearch } from '../../assignment/by-search/assign-by-search';
import { forgetPending, getPending } from '../../assignment/by-search/pending';
import { isDibsError } from '../../platform/errors';
import { queryText } from '../commands/find-query';
import { decodeRequest } from '../ids';
import { refusal } from '../messages/refusal';
import { searchAtWork, searchDropped, searchQuestion } from '../messages/search-question';
import type { ActionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';

/** From as many on, the question says that it is at work. */
const LONG = 500;

const IN_PLACE = { replaceOriginal: true };

/**
 * Confirm of what a search found. The result takes the question's place, and so does whatever it is refused with; but not
 * that it is over, for then the result may stand there.
 */
export const confirmSearch: Handler<ActionPayload> = async (request) => {
  const questionId = decodeRequest(request.payload.value);
  if (questionId === null) throw outdatedControl();
  try {
    await confirm(request, questionId);
  } catch (error) {
    if (!isDibsError(error)) throw error;
    await request.respond(refusal(error.sentence), error.code === 'question_over' ? undefined : IN_PLACE);
  }
};

async function confirm(request: SlackRequest<ActionPayload>, questionId: string): Promise<void> {
  const { deps, viewer, reply } = request;
  const pending = await getPending(deps, viewer, questionId);
  if (pending.changes >= LONG) await request.respond(searchAtWork(pending.changes), IN_PLACE);
  try {
    await assignBySearch(deps, viewer, { questionId, reply: { ...reply, replaces: true } });
  } catch (error) {
    if (!isDibsError(error) || error.code !== 'search_changed') throw error;
    await forgetPending(deps, questionId);
    const question = await askBySearch(deps, viewer, pending);
    await request.respond(searchQuestion(question, queryText(pending.query), true), IN_PLACE);
  }
}

/** Cancel. */
export const dropSearch: Handler<ActionPayload> = async (request) => {
  const questionId = decodeRequest(request.payload.value);
  if (questionId === null) throw outdatedControl();
  await forgetPending(request.deps, questionId);
  await request.respond(searchDropped(), IN_PLACE);
};
