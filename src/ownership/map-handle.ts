import type { AuditTarget } from '../audit/types';
import type { Deps } from '../deps';
import { assertAssignable } from '../people/assignable';
import { findActor } from '../people/find-actor';
import type { Actor, ActorRef, Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import { within } from '../platform/db/database';
import { invalid, notFound } from '../platform/errors';
import { beginRun } from './begin-run';
import { findCodeownersProjects, findMapped, removeMapping, saveMapping } from './handle.store';
import { readHandle } from './read-owner';
import { ownershipCacheKey } from './rule-book';

/**
 * Says who `@login` or `@org/team` of CODEOWNERS files is here, in all projects; null takes that back. As after saving such
 * a file, open issues are looked at again. Throws forbidden, invalid `handle_invalid` or `not_assignable`, and not-found.
 */
export async function mapHandle(
  deps: Deps,
  viewer: Viewer,
  input: { handle: string; to: ActorRef | null },
): Promise<void> {
  const { organizationId } = viewer;
  const { to } = input;
  const handle = readHandle(input.handle);
  if (handle === null) throw invalid('handle_invalid', 'CODEOWNERS files name @login or @organization/team.');
  const projects = await writeAsAdmin(deps, viewer, async (tx, audit) => {
    const before = (await findMapped(tx, organizationId, [handle])).get(handle);
    const meant = to ?? before;
    if (!meant) throw notFound('mapping_not_found', `${handle} is not mapped to anybody. Nothing was changed.`);
    const inside = within(deps, tx);
    if (to) {
      await assertAssignable(inside, organizationId, to, []);
      await saveMapping(tx, organizationId, handle, to);
    } else {
      await removeMapping(tx, organizationId, handle);
    }
    const actor = await findActor(inside, organizationId, meant);
    await audit(to ? 'codeowners.map' : 'codeowners.unmap', targetOf(meant, actor), { handle });
    const found = await findCodeownersProjects(tx, organizationId);
    for (const { id: projectId } of found) {
      await beginRun(tx, deps.queue, { projectId, userId: viewer.userId, changed: 'codeowners' });
    }
    return found;
  });
  // The jobs clear it as well, in case we die here.
  await deps.cache.delete(projects.map(({ id }) => ownershipCacheKey(id)));
  deps.queue.nudge();
}

const targetOf = ({ type, id }: ActorRef, actor: Actor | null): AuditTarget => ({
  type,
  id,
  name: actor?.type === 'team' ? actor.slug : (actor?.name ?? ''),
});
