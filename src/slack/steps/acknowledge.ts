import type { Step } from './step';

/** At once: the request is safe in the inbox (PRODUCT 4.1). */
export const acknowledge: Step = async (request, next) => {
  await request.ack();
  await next();
};
