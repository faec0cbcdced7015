import { takeNext as take } from '../../assignment/take-next';
import { section } from '../blocks/elements';
import { sayAtHome } from '../home/at-home';
import { answerAssignment } from '../messages/answer-assignment';
import type { RenderedMessage } from '../messages/rendered-message';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { homeStateOf } from './change-home';

const NOTHING_LEFT = 'There is nothing left for you to take here.';

/** The oldest issue that fits the filters and that nobody holds. */
export const takeNext: Handler<ActionPayload> = async (request) => {
  const { deps, viewer, payload } = request;
  const state = homeStateOf(payload);
  const taken = await take(deps, viewer, state.filter);
  const nothing: RenderedMessage = { text: NOTHING_LEFT, blocks: [section(NOTHING_LEFT)] };
  await sayAtHome(request, taken ? answerAssignment(taken) : nothing, state);
};
