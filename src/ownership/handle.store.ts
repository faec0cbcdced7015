import { teamActor, userActor } from '../people/actor';
import { toTeam } from '../people/team.store';
import type { Actor, ActorRef } from '../people/types';
import { toUser } from '../people/user.store';
import type { Reader, Tx } from '../platform/db/database';
import { fromDb, toDb, type OrganizationId, type ProjectId } from '../platform/ids';

const keyOf = (organizationId: OrganizationId, handle: string) => ({
  organizationId_handle: { organizationId: toDb(organizationId), handle },
});

/** Who these handles are mapped to; those without a mapping are absent. One statement, however many there are. */
export async function findMapped(
  db: Reader,
  organizationId: OrganizationId,
  handles: readonly string[],
): Promise<Map<string, ActorRef>> {
  if (handles.length === 0) return new Map();
  const rows = await db.$queryRaw<{ handle: string; userId: bigint | null; teamId: bigint | null }[]>`
    SELECT "handle", "userId", "teamId" FROM "CodeownersHandle"
    WHERE "organizationId" = ${toDb(organizationId)}
      AND "handle" IN (SELECT "value" FROM json_each(${JSON.stringify(handles)}))`;
  return new Map(
    rows.flatMap(({ handle, userId, teamId }): [string, ActorRef][] => {
      if (userId !== null) return [[handle, { type: 'user', id: fromDb(userId) }]];
      return teamId === null ? [] : [[handle, { type: 'team', id: fromDb(teamId) }]];
    }),
  );
}

/** Every mapping of the organization by its handle; `isStale` for people who cannot be assigned any more. */
export async function listMapped(
  db: Reader,
  organizationId: OrganizationId,
): Promise<{ handle: string; to: Actor; isStale: boolean }[]> {
  const rows = await db.codeownersHandle.findMany({
    where: { organizationId: toDb(organizationId) },
    include: { user: true, team: true },
    orderBy: { handle: 'asc' },
  });
  return rows.flatMap(({ handle, user, team }) => {
    if (user) return [{ handle, to: userActor(toUser(user)), isStale: !user.isActive || user.kind !== 'member' }];
    return team ? [{ handle, to: teamActor(toTeam(team)), isStale: false }] : [];
  });
}

export async function saveMapping(
  tx: Tx,
  organizationId: OrganizationId,
  handle: string,
  { type, id }: ActorRef,
): Promise<void> {
  const to = { userId: type === 'user' ? toDb(id) : null, teamId: type === 'team' ? toDb(id) : null };
  await tx.codeownersHandle.upsert({
    where: keyOf(organizationId, handle),
    create: { organizationId: toDb(organizationId), handle, ...to },
    update: to,
  });
}

export async function removeMapping(tx: Tx, organizationId: OrganizationId, handle: string): Promise<void> {
  await tx.codeownersHandle.delete({ where: keyOf(organizationId, handle) });
}

/** The organization's active projects that have a CODEOWNERS file, by slug. */
export async function findCodeownersProjects(
  db: Reader,
  organizationId: OrganizationId,
): Promise<{ id: ProjectId; slug: string }[]> {
  const rows = await db.project.findMany({
    where: { organizationId: toDb(organizationId), status: 'active', ownership: { codeowners: { not: '' } } },
    select: { id: true, slug: true },
    orderBy: { slug: 'asc' },
  });
  return rows.map(({ id, slug }) => ({ id: fromDb(id), slug }));
}
