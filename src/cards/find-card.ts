import type { Deps } from '../deps';
import type { CardId } from '../platform/ids';
import { findCardById } from './card.store';
import type { CardRef } from './types';

/** For our own jobs: the id must not come from outside. */
export function findCard(deps: Pick<Deps, 'db'>, cardId: CardId): Promise<CardRef | null> {
  return findCardById(deps.db.read, cardId);
}
