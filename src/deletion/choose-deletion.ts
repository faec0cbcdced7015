import { conflict } from '../platform/errors';
import type { ProjectDeletion } from './types';

/** Those that can still be restored. */
export const restorable = (deletions: readonly ProjectDeletion[]): ProjectDeletion[] =>
  deletions.filter(({ startedAt }) => startedAt === null);

/** A slug is free as soon as its project is deleted, so several may have had it. */
export function severalDeleted(slug: string, deletions: readonly ProjectDeletion[]) {
  const ids = deletions.map(({ projectId }) => projectId).join(', ');
  return conflict(
    'several_deleted',
    `Several deleted projects were called “${slug}”. Give the id of one instead: ${ids}.`,
  );
}
