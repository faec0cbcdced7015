import type { SearchQuestion } from '../../src/assignment/by-search/types';
import { backend, carol } from './issue-view';

/** What a search would change, as it is asked. */
export const searched = (more: Partial<SearchQuestion> = {}): SearchQuestion => ({
  questionId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  to: backend,
  reason: null,
  found: 214,
  projects: 3,
  changes: 214,
  handOvers: 12,
  samples: [
    { shortId: 'CHECKOUT-1', title: 'TypeError: cart is undefined', holder: null },
    { shortId: 'CHECKOUT-2', title: 'RangeError: quantity is negative', holder: carol },
  ],
  ...more,
});
