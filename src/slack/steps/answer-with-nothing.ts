import { isDibsError } from '../../platform/errors';
import { errorFields } from '../../platform/log';
import type { Step } from './step';

/** For menus: one that cannot be filled is empty. A refusal is told when something is chosen, not while typing. */
export const answerWithNothing: Step = async (request, next) => {
  try {
    await next();
  } catch (error) {
    if (!isDibsError(error)) request.deps.log.error(errorFields(error), 'a menu could not be filled');
    await request.ack({ options: [] });
  }
};
