import { minutesToMilliseconds } from 'date-fns';
import type { Deps } from '../../deps';
import type { Viewer } from '../../people/types';
import { conflict } from '../../platform/errors';
import type { OrganizationId, UserId } from '../../platform/ids';
import type { SearchRequest } from './types';

/** A question that waits for its answer. */
export interface Pending extends SearchRequest {
  organizationId: OrganizationId;
  userId: UserId;
  /** When it was asked, in milliseconds; ages in the search are counted from then. */
  askedAt: number;
  changes: number;
  /** What was shown, as `findChanges` marks it. */
  mark: string;
}

const LIVES_MS = minutesToMilliseconds(10);
const key = (questionId: string) => `search_question:1:${questionId}`;

type Needs = Pick<Deps, 'cache' | 'clock'>;

export const keepPending = ({ cache }: Needs, questionId: string, pending: Pending): Promise<void> =>
  cache.set(key(questionId), pending, LIVES_MS);

export async function forgetPending({ cache }: Needs, questionId: string): Promise<void> {
  await cache.delete([key(questionId)]);
}

/** The viewer's own question; throws conflict `question_over` when it was answered, is too old, or somebody else's. */
export async function getPending({ cache, clock }: Needs, viewer: Viewer, questionId: string): Promise<Pending> {
  const pending = await cache.get<Pending>(key(questionId));
  const isOurs = pending?.organizationId === viewer.organizationId && pending.userId === viewer.userId;
  if (!pending || !isOurs || clock.now().getTime() - pending.askedAt > LIVES_MS) throw questionOver();
  return pending;
}

export const questionOver = () =>
  conflict('question_over', 'This was answered already, or more than 10 minutes ago. Please search again.');
