import { z } from 'zod';
import type { QueueTab } from '../../issues/queue.store';
import type { QueueFilter } from '../../issues/triage-queue';
import { isId } from '../../platform/ids';
import { parseJson } from '../ids';

/** What somebody looks at in the App Home. */
export interface HomeState {
  tab: QueueTab;
  filter: QueueFilter;
  /** From 1. */
  page: number;
}

export const FIRST_STATE: HomeState = {
  tab: 'unassigned',
  filter: { projectId: null, level: null, olderThanDays: null },
  page: 1,
};

/** The ages that can be filtered by, in days. */
export const AGES: readonly number[] = [1, 7, 30];

const stored = z.strictObject({
  v: z.literal(1),
  tab: z.enum(['unassigned', 'mine', 'teams']),
  project: z.string().refine(isId).nullable(),
  level: z.enum(['fatal', 'error', 'warning', 'info', 'debug']).nullable(),
  days: z
    .number()
    .refine((days) => AGES.includes(days))
    .nullable(),
  page: z.number().int().min(1).max(10_000),
});

/** For the view's `private_metadata`, and for the buttons that lead elsewhere. */
export function encodeHomeState({ tab, filter, page }: HomeState): string {
  const { projectId, level, olderThanDays } = filter;
  return JSON.stringify({ v: 1, tab, project: projectId, level, days: olderThanDays, page });
}

/** Null for anything that was not made by {@link encodeHomeState}. */
export function decodeHomeState(text: unknown): HomeState | null {
  const parsed = stored.safeParse(parseJson(typeof text === 'string' ? text : null));
  if (!parsed.success) return null;
  const { tab, project, level, days, page } = parsed.data;
  return { tab, filter: { projectId: project, level, olderThanDays: days }, page };
}
