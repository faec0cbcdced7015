import { createHash, timingSafeEqual } from 'node:crypto';
import type { Deps } from '../deps';
import { forbidden } from '../platform/errors';
import { isId, type ProjectId } from '../platform/ids';
import { findActiveKeys } from './project-keys.store';

/** Deleting a project stops its keys within this time (PRODUCT 9.3), and a flood costs one query per project and this time. */
const FRESH_MS = 2_000;
/** Whoever knows no key can still make up project ids; the oldest lookups are forgotten beyond this number. */
const MOST_LOOKUPS = 1_000;

export interface ProjectGate {
  /** Whether the key opens the project. No project of that id, a wrong key and another project's key are the same `false`. */
  admits(projectId: ProjectId, publicKey: string): Promise<boolean>;
}

export function createProjectGate(deps: Pick<Deps, 'db' | 'clock'>): ProjectGate {
  const lookups = new Map<ProjectId, { keys: Promise<Buffer[]>; until: number }>();

  function keysOf(projectId: ProjectId): Promise<Buffer[]> {
    const now = deps.clock.now().getTime();
    const known = lookups.get(projectId);
    if (known && known.until > now) return known.keys;
    const keys = findActiveKeys(deps.db.read, projectId).then((list) => list.map(digest));
    keys.catch(() => lookups.delete(projectId));
    lookups.delete(projectId);
    lookups.set(projectId, { keys, until: now + FRESH_MS });
    const oldest = lookups.keys().next().value;
    if (lookups.size > MOST_LOOKUPS && oldest !== undefined) lookups.delete(oldest);
    return keys;
  }

  return {
    async admits(projectId, publicKey) {
      const given = digest(publicKey);
      const keys = isId(projectId) ? await keysOf(projectId) : [];
      // Every key is compared, in constant time: the answer's delay tells nothing about how much of a guess was right.
      return keys.reduce((found, key) => timingSafeEqual(key, given) || found, false);
    },
  };
}

/** Throws forbidden `unknown_key`. */
export async function admitKey(gate: ProjectGate, projectId: ProjectId, publicKey: string): Promise<void> {
  if (!(await gate.admits(projectId, publicKey))) throw unknownKey();
}

/** One answer for no such project and for no such key. */
export const unknownKey = () => forbidden('unknown_key', 'No project has this id and key.');

const digest = (key: string) => createHash('sha256').update(key).digest();
