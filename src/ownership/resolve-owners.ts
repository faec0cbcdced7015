import { actorText, teamActor, userActor } from '../people/actor';
import type { Actor, ActorRef } from '../people/types';
import type { Reader } from '../platform/db/database';
import type { OrganizationId, ProjectId } from '../platform/ids';
import { findMapped } from './handle.store';
import { findAssignableNamed } from './resolve-owners.store';
import type { AnyOwner } from './types';

/** Who an owner is here; null when nobody can be assigned for it. */
export type ResolveOwner = (owner: AnyOwner) => Actor | null;

/**
 * Looks all of the owners up at once. A handle of CODEOWNERS is whoever it is mapped to, and nobody when that person cannot
 * be assigned. Without a mapping `@org/backend` is the team `backend`, and `@bob` the person with that Slack handle, else
 * the team of that name.
 */
export async function resolveOwners(
  db: Reader,
  organizationId: OrganizationId,
  projectId: ProjectId,
  owners: readonly AnyOwner[],
): Promise<ResolveOwner> {
  const emails = owners.flatMap((owner) => (owner.type === 'user' ? [owner.email] : []));
  const written = owners.flatMap((owner) => (owner.type === 'handle' ? [owner.handle] : []));
  const slugs = owners.flatMap((owner) => (owner.type === 'team' ? [owner.slug] : []));
  if (owners.length === 0) return () => null;
  const mapped = await findMapped(db, organizationId, [...new Set(written)]);
  const handles = written.filter((handle) => !mapped.has(handle)).map(nameIn);
  const idsOf = (type: ActorRef['type']): string[] =>
    [...mapped.values()].flatMap((to) => (to.type === type ? [to.id] : []));
  const found = await findAssignableNamed(db, organizationId, projectId, {
    emails: [...new Set(emails)],
    handles: [...new Set(handles)],
    slugs: [...new Set([...slugs, ...handles])],
    userIds: idsOf('user'),
    teamIds: idsOf('team'),
  });
  const byEmail = new Map(found.users.toReversed().map((user) => [user.email?.toLowerCase() ?? '', user]));
  const byHandle = new Map(found.users.map((user) => [user.handle.toLowerCase(), user]));
  const actors = [...found.users.map(userActor), ...found.teams.map(teamActor)];
  const byRef = new Map(actors.map((actor) => [actorText(actor), actor]));
  const bySlug = new Map(found.teams.map((team) => [team.slug, team]));
  const team = (slug: string) => {
    const one = bySlug.get(slug);
    return one ? teamActor(one) : null;
  };
  const user = (one: (typeof found.users)[number] | undefined) => (one ? userActor(one) : null);
  return (owner) => {
    switch (owner.type) {
      case 'user':
        return user(byEmail.get(owner.email));
      case 'team':
        return team(owner.slug);
      case 'handle': {
        const to = mapped.get(owner.handle);
        if (to) return byRef.get(actorText(to)) ?? null;
        const name = nameIn(owner.handle);
        const isTeam = owner.handle.includes('/');
        return isTeam ? team(name) : (user(byHandle.get(name)) ?? team(name));
      }
    }
  };
}

/** `@acme/payments` → `payments`, `@bob` → `bob`. */
const nameIn = (handle: string) => handle.slice(Math.max(handle.lastIndexOf('/'), 0) + 1).replace(/^@/, '');
