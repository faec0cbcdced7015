import type { Deps } from '../deps';
import { conflict, invalid } from '../platform/errors';
import { freeSnowflake } from '../platform/snowflake';
import type { Tx } from '../platform/db/database';
import type { OrganizationId, TeamId, UserId } from '../platform/ids';
import { replaceMembers } from './team-members.store';
import { findBySlug, insertTeam, isTeamIdTaken } from './team.store';
import type { Team } from './types';

export interface NewTeam {
  /** Kept in lower case: letters, digits, `-`, `_`, `.`; at most 50. */
  slug: string;
  name: string;
  slackUsergroupId?: string | null;
  slackChannelId?: string | null;
}

/** Throws invalid for a slug that nobody could type, conflict for one that is taken. */
export function createTeam(
  deps: Pick<Deps, 'db' | 'clock'>,
  organizationId: OrganizationId,
  input: NewTeam,
): Promise<Team> {
  return deps.db.write((tx) => addTeam(deps, tx, organizationId, input));
}

/** As {@link createTeam}, in the caller's transaction. */
export async function addTeam(
  deps: Pick<Deps, 'clock'>,
  tx: Tx,
  organizationId: OrganizationId,
  input: NewTeam,
): Promise<Team> {
  const slug = input.slug.trim().toLowerCase();
  if (!/^(?!\d+$)[a-z0-9][a-z0-9._-]{0,49}$/.test(slug)) {
    throw invalid(
      'team_slug_invalid',
      'A team’s slug has 1 to 50 letters, digits, dashes, dots or underscores, and not only digits.',
    );
  }
  const now = deps.clock.now();
  if (await findBySlug(tx, organizationId, slug))
    throw conflict('team_slug_taken', `There is a team #${slug} already.`);
  const team: Team = {
    id: await freeSnowflake(tx, now, (id) => isTeamIdTaken(tx, id)),
    organizationId,
    slug,
    name: tidyName(input.name) || slug,
    slackUsergroupId: input.slackUsergroupId ?? null,
    slackChannelId: input.slackChannelId ?? null,
  };
  await insertTeam(tx, team, now);
  return team;
}

const tidyName = (name: string) => [...name.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim()].slice(0, 100).join('');

/** Makes exactly these users the team's active members; users of other organizations are left out. */
export function setTeamMembers(deps: Pick<Deps, 'db'>, teamId: TeamId, userIds: readonly UserId[]): Promise<void> {
  return deps.db.write((tx) => replaceMembers(tx, teamId, userIds));
}
