import type { Holder, Query } from '../../issues/query/types';
import type { Actor, ActorRef } from '../../people/types';

/** What somebody wants to happen to everything that a search finds. */
export interface SearchRequest {
  query: Query<Holder>;
  /** Null unassigns. */
  to: ActorRef | null;
  reason: string | null;
}

/** What would happen, to be confirmed. */
export interface SearchQuestion {
  questionId: string;
  to: Actor | null;
  reason: string | null;
  /** Issues that were found, and of how many projects they are. */
  found: number;
  projects: number;
  /** Of these, how many would get another holder, and how many would be taken from somebody. */
  changes: number;
  handOvers: number;
  /** The first of the issues that would change, and who holds them. */
  samples: { shortId: string; title: string; holder: Actor | null }[];
}
