import { addHours, isBefore } from 'date-fns';
import { sameActor } from '../../people/actor';
import type { ActorRef } from '../../people/types';
import type { ProposalState } from './types';

/** So long a proposal rests that was put off: a week. */
export const AGAIN_AFTER_HOURS = 7 * 24;

export interface EarlierProposal {
  to: ActorRef;
  state: ProposalState;
  decidedAt: Date | null;
}

/** Whether a line that names this owner may be proposed for a rule again, after what became of its proposals so far. */
export function mayPropose(earlier: readonly EarlierProposal[], to: ActorRef, now: Date): boolean {
  return earlier
    .filter((one) => sameActor(one.to, to))
    .every(({ state, decidedAt }) => {
      switch (state) {
        case 'waiting':
        case 'never':
          return false;
        case 'later':
          return decidedAt === null || !isBefore(now, addHours(decidedAt, AGAIN_AFTER_HOURS));
        case 'added':
          return true;
      }
    });
}

/** What was handed over before a line was added is answered: only what comes after speaks for another one. */
export function countsSince(earlier: readonly EarlierProposal[]): Date | null {
  const added = earlier.flatMap(({ state, decidedAt }) =>
    state === 'added' && decidedAt ? [decidedAt.getTime()] : [],
  );
  return added.length === 0 ? null : new Date(Math.max(...added));
}
