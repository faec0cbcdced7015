import { z } from 'zod';
import type { SlackUserRecord } from '../people/mirror-users';

const member = z.object({
  id: z.string().min(1).max(50),
  team_id: z.string().nullish(),
  name: z.string().nullish(),
  real_name: z.string().nullish(),
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
  is_admin: z.boolean().nullish(),
  is_owner: z.boolean().nullish(),
  is_primary_owner: z.boolean().nullish(),
  tz: z.string().max(100).nullish().catch(null),
  profile: z
    .object({ display_name: z.string().nullish(), real_name: z.string().nullish(), email: z.string().nullish() })
    .nullish(),
  enterprise_user: z.object({ teams: z.array(z.string()).nullish() }).nullish(),
});

/** A member object of `users.list`, `users.info` or an event; null when it is not one. */
export function toUserRecord(value: unknown, slackTeamId: string): SlackUserRecord | null {
  const parsed = member.safeParse(value);
  if (!parsed.success) return null;
  const user = parsed.data;
  // A person of an Enterprise Grid belongs to several workspaces and has one of them as their own.
  const teams = [user.team_id ?? slackTeamId, ...(user.enterprise_user?.teams ?? [])];
  return {
    slackUserId: user.id,
    teamId: user.team_id ?? slackTeamId,
    handle: user.name ?? '',
    displayName: user.profile?.display_name ?? '',
    realName: user.profile?.real_name ?? user.real_name ?? '',
    email: user.profile?.email ?? null,
    isBot: user.is_bot ?? false,
    isDeleted: user.deleted ?? false,
    isStranger: (user.is_stranger ?? false) || !teams.includes(slackTeamId),
    isSlackAdmin: Boolean(user.is_admin || user.is_owner || user.is_primary_owner),
    timeZone: user.tz ?? null,
  };
}
