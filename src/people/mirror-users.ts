import type { Deps } from '../deps';
import type { OrganizationId, UserId } from '../platform/ids';
import { searchText } from './fold-text';
import { deactivateOthers, findAbleIds, findUnable, findUserIds, recordUsersSynced, upsertUsers } from './mirror.store';
import type { MirroredUser } from './mirror.store';

/** A person as Slack tells of them; the Slack edge fills it from `users.list`, `users.info` and the user events. */
export interface SlackUserRecord {
  slackUserId: string;
  teamId: string;
  handle: string;
  displayName: string;
  realName: string;
  email: string | null;
  isBot: boolean;
  isDeleted: boolean;
  isStranger: boolean;
  isSlackAdmin: boolean;
  /** Such as "Europe/Berlin"; null or absent when Slack does not say. */
  timeZone?: string | null;
}

export interface MirrorOptions {
  /** The records are everybody there is: those of the workspace who are missing become inactive. */
  complete?: boolean;
  /** When Slack was asked; what changed since then is not overwritten. Default: now. */
  asOf?: Date;
}

/** Slack's own helper is not marked as a bot. */
const SLACKBOT = 'USLACKBOT';

/** Who was an active member before and is none now; `assignment/release-leavers.ts` frees what they hold. */
export interface Mirrored {
  left: UserId[];
}

/** Brings our rows in line with Slack (PRODUCT 2.1); a handful of statements for 10,000 people. */
export async function mirrorUsers(
  deps: Pick<Deps, 'db' | 'clock'>,
  organizationId: OrganizationId,
  records: readonly SlackUserRecord[],
  options: MirrorOptions = {},
): Promise<Mirrored> {
  const asOf = options.asOf ?? deps.clock.now();
  const users = [...new Map(records.map((record) => [record.slackUserId, toMirrored(record)])).values()];
  // An empty list is a failure of Slack's, not a workspace that everybody left.
  if (users.length === 0) return { left: [] };
  const slackUserIds = users.map((user) => user.slackUserId);
  return deps.db.write(async (tx) => {
    const before = await findAbleIds(tx, organizationId, options.complete ? null : slackUserIds);
    await upsertUsers(tx, organizationId, users, asOf);
    if (options.complete) {
      await deactivateOthers(tx, organizationId, slackUserIds, asOf);
      await recordUsersSynced(tx, organizationId, asOf);
    }
    return { left: await findUnable(tx, before) };
  });
}

export function mirrorUser(
  deps: Pick<Deps, 'db' | 'clock'>,
  organizationId: OrganizationId,
  record: SlackUserRecord,
): Promise<Mirrored> {
  return mirrorUsers(deps, organizationId, [record]);
}

/** Our ids of Slack's people; those not mirrored are left out. */
export async function userIdsOf(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  slackUserIds: readonly string[],
): Promise<UserId[]> {
  return [...(await findUserIds(deps.db.read, organizationId, slackUserIds)).values()];
}

function toMirrored(record: SlackUserRecord): MirroredUser {
  const handle = tidy(record.handle).toLowerCase() || record.slackUserId.toLowerCase();
  const displayName = tidy(record.displayName);
  const realName = tidy(record.realName);
  const email = tidy(record.email ?? '').toLowerCase() || null;
  return {
    slackUserId: record.slackUserId,
    handle,
    displayName,
    realName,
    email,
    kind: record.isBot || record.slackUserId === SLACKBOT ? 'bot' : record.isStranger ? 'stranger' : 'member',
    isActive: !record.isDeleted,
    isSlackAdmin: record.isSlackAdmin,
    timeZone: record.timeZone ?? null,
    search: searchText([displayName || realName || handle, realName, handle, email]),
  };
}

/** NUL would end the text for SQLite; half a surrogate pair is no text at all. */
const tidy = (text: string) => [...text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim()].slice(0, 200).join('');
