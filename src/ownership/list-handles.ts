import type { Deps } from '../deps';
import type { Actor } from '../people/types';
import type { OrganizationId } from '../platform/ids';
import { findCodeownersProjects, listMapped } from './handle.store';
import { findOwnership } from './ownership.store';
import { parseCodeowners } from './parse-codeowners';
import { findStaleOwners } from './stale-owners';

export interface HandleList {
  /** By handle; stale when the person left or was deactivated. */
  mapped: readonly { handle: string; to: Actor; isStale: boolean }[];
  /** What CODEOWNERS files of active projects name, with nobody to assign and no mapping; by handle, with these projects. */
  unmapped: readonly { handle: string; projects: readonly string[] }[];
}

export async function listHandles(deps: Pick<Deps, 'db'>, organizationId: OrganizationId): Promise<HandleList> {
  const { read } = deps.db;
  const mapped = await listMapped(read, organizationId);
  const known = new Set(mapped.map(({ handle }) => handle));
  const unmapped = new Map<string, string[]>();
  for (const { id, slug } of await findCodeownersProjects(read, organizationId)) {
    const { rules: codeowners } = parseCodeowners((await findOwnership(read, id))?.codeowners ?? '');
    for (const { owner } of await findStaleOwners(read, { id, organizationId }, { rules: [], codeowners })) {
      if (!owner.startsWith('@') || known.has(owner)) continue;
      unmapped.set(owner, [...(unmapped.get(owner) ?? []), slug]);
    }
  }
  const sorted = [...unmapped].sort(([one], [other]) => (one < other ? -1 : 1));
  return { mapped, unmapped: sorted.map(([handle, projects]) => ({ handle, projects })) };
}
