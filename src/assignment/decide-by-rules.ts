import { sameActor } from '../people/actor';
import type { ActorRef } from '../people/types';

/** Who holds an issue, and whether a rule's word or a person's made them. */
export interface Holding {
  holder: ActorRef;
  byRule: boolean;
}

/** From whom rules may take an issue: from nobody, from whom they gave it to, or, when a person asked, from anybody. */
export type Reach = 'free' | 'rules' | 'anybody';

/** Whether an issue goes to the owner that the rules name (PRODUCT 6.4, 6.5): never to whom holds it already. */
export function mayGive(holding: Holding | null, to: ActorRef, reach: Reach): boolean {
  if (holding === null) return true;
  if (sameActor(holding.holder, to)) return false;
  return reach === 'anybody' || (reach === 'rules' && holding.byRule);
}
