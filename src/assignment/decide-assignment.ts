import { sameActor } from '../people/actor';
import type { ActorRef } from '../people/types';
import type { Outcome } from './types';

/** What becomes of an issue held by `before` when a request wants it held by `after` (PRODUCT 3.3). */
export function decideAssignment(before: ActorRef | null, after: ActorRef | null): Outcome {
  if (sameActor(before, after)) return 'unchanged';
  if (after === null) return 'unassigned';
  return before === null ? 'assigned' : 'reassigned';
}
