import type { Deletable } from '../../src/deletion/get-deletable';
import type { ProjectDeletion } from '../../src/deletion/types';
import { NOW } from './issue-view';

/** A project that was deleted just now and can be restored; no database behind it. */
export function deletionOf(more: Partial<ProjectDeletion> = {}): ProjectDeletion {
  return {
    projectId: '4510632216887297',
    organizationId: '4510632216887296',
    slug: 'my-shop',
    name: 'My shop',
    requestedById: '1',
    requestedAt: NOW,
    dueAt: new Date(NOW.getTime() + 72 * 3_600_000),
    startedAt: null,
    finishedAt: null,
    counted: {},
    deleted: {},
    rowsPerSecond: 0,
    message: null,
    ...more,
  };
}

/** The same, going for good since just now. */
export const purging = (more: Partial<ProjectDeletion> = {}): ProjectDeletion =>
  deletionOf({ dueAt: NOW, startedAt: NOW, ...more });

export const finishedAfter = (ms: number, deleted: ProjectDeletion['deleted']): ProjectDeletion =>
  purging({ counted: deleted, deleted, rowsPerSecond: 4_000, finishedAt: new Date(NOW.getTime() + ms) });

export function deletable(more: Partial<Deletable> = {}): Deletable {
  const contents = { issues: 1_204, events: 1_000_001, cards: 1_204, settings: 1, keys: 2 };
  return { id: '4510632216887297', slug: 'my-shop', name: 'My shop', contents, ...more };
}
