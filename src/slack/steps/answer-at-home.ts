import { isDibsError } from '../../platform/errors';
import { isAtHome, redrawHome, sayAtHome } from '../home/at-home';
import { refusal } from '../messages/refusal';
import type { Step } from './step';

/** Whoever is refused in the App Home reads why there. */
export const answerAtHome: Step = async (request, next) => {
  try {
    await next();
  } catch (error) {
    if (!isAtHome(request)) throw error;
    if (isDibsError(error)) return sayAtHome(request, refusal(error.sentence));
    // A click is known by the Home it was made in: in a new one it counts again.
    await redrawHome(request);
    throw error;
  }
};
