import { releaseLeavers } from '../assignment/release-leavers';
import type { Organization } from '../organizations/types';
import { setTeamMembers } from '../people/create-team';
import { listLinkedTeams } from '../people/find-team';
import { mirrorUsers, userIdsOf, type SlackUserRecord } from '../people/mirror-users';
import { noteUsergroupRead } from '../people/note-usergroup-read';
import type { Team } from '../people/types';
import { classifyError } from './classify-error';
import type { Edge } from './edge';
import { patiently } from './patiently';
import { toUserRecord } from './user-record';

const PAGE_SIZE = 500;
/** A million people: more than any workspace has, so a cursor that never ends does not go on for ever. */
const MAX_PAGES = 2_000;

/** Mirrors everybody, and the members of linked user groups (PRODUCT 2.1, 2.3); at start and daily. */
export async function syncPeople(edge: Edge, signal: AbortSignal): Promise<void> {
  const organization = await edge.organization();
  // Before Slack is asked, who may not answer: what a crash right after an earlier mirroring left undone.
  await releaseLeavers(edge.deps, organization.id);
  const asOf = edge.deps.clock.now();
  const records = await listMembers(edge, organization, signal);
  await mirrorUsers(edge.deps, organization.id, records, { complete: true, asOf });
  await releaseLeavers(edge.deps, organization.id);
  edge.deps.log.info({ people: records.length }, 'people mirrored');
  await syncUsergroups(edge, organization, signal);
}

async function listMembers(edge: Edge, { slackTeamId }: Organization, signal: AbortSignal): Promise<SlackUserRecord[]> {
  const records: SlackUserRecord[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await patiently(
      signal,
      () => edge.client.users.list({ limit: PAGE_SIZE, cursor }),
      (reason) => edge.deps.log.info({ reason }, 'waiting for Slack before the next page of people'),
    );
    records.push(...(answer.members ?? []).flatMap((member) => toUserRecord(member, slackTeamId) ?? []));
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) return records;
  }
  throw new Error('the list of people does not end');
}

async function syncUsergroups(edge: Edge, organization: Organization, signal: AbortSignal): Promise<void> {
  const linked = await listLinkedTeams(edge.deps, organization.id);
  const usergroups = new Set(linked.flatMap(({ slackUsergroupId }) => slackUsergroupId ?? []));
  for (const slackUsergroupId of usergroups) {
    const teams = linked.filter((team) => team.slackUsergroupId === slackUsergroupId);
    const members = await patiently(
      signal,
      () => usergroupMembers(edge, slackUsergroupId),
      () => undefined,
    );
    if (members) await followUsergroup(edge, organization, members, teams);
  }
}

/** The Slack ids of a user group's members; null when Slack will not tell. */
export async function usergroupMembers(edge: Edge, slackUsergroupId: string): Promise<string[] | null> {
  const { client, deps } = edge;
  const { id } = await edge.organization();
  const note = (fault: string | null) => noteUsergroupRead(deps, id, slackUsergroupId, fault);
  try {
    const { users = [] } = await client.usergroups.users.list({ usergroup: slackUsergroupId });
    await note(null);
    return users;
  } catch (error) {
    const { failure, reason } = classifyError(error);
    if (failure === 'temporary' || failure === 'rate-limited') throw error;
    // User groups need a paid plan; a group may also be gone. Its teams keep the members they have.
    deps.log.info({ slackUsergroupId, reason }, 'a user group could not be read');
    await note(reason);
    return null;
  }
}

/** Makes the group's members the members of each of the teams that mirror it. */
export async function followUsergroup(
  { deps }: Edge,
  organization: Organization,
  members: readonly string[],
  teams: readonly Team[],
): Promise<void> {
  const userIds = await userIdsOf(deps, organization.id, members);
  for (const team of teams) await setTeamMembers(deps, team.id, userIds);
}
