import { isDibsError } from '../../platform/errors';
import { isAtHome, sayAtHome } from '../home/at-home';
import { refusal } from '../messages/refusal';
import type { Step } from './step';

/** Whoever is refused in the App Home reads why there. */
export const answerAtHome: Step = async (request, next) => {
  try {
    await next();
  } catch (error) {
    if (!isDibsError(error) || !isAtHome(request)) throw error;
    await sayAtHome(request, refusal(error.sentence));
  }
};
