import type { OrganizationId, TeamId, UserId } from '../platform/ids';

export interface User {
  id: UserId;
  organizationId: OrganizationId;
  slackUserId: string;
  handle: string;
  /** Display name, else real name, else handle. */
  name: string;
  email: string | null;
  kind: 'member' | 'bot' | 'stranger';
  isActive: boolean;
  isAdmin: boolean;
}

export interface Team {
  id: TeamId;
  organizationId: OrganizationId;
  slug: string;
  name: string;
  slackUsergroupId: string | null;
  slackChannelId: string | null;
}

/** A team with everything its administrators look at. */
export interface TeamDetail extends Team {
  /** Active members by name, at most 50. */
  members: { id: UserId; name: string; handle: string }[];
  memberCount: number;
  /** Slugs of the active projects it belongs to, at most 100. */
  projects: string[];
}

/** Why somebody is an administrator: by Slack's word, by DIBS_ADMINS, or made one by another. */
export type AdminReason = 'slack' | 'settings' | 'made';

/** What an issue can be assigned to. Text form `user:12`, `team:7`. */
export type ActorRef = { type: 'user'; id: UserId } | { type: 'team'; id: TeamId };

/** An actor with what is needed to name it. */
export type Actor =
  | { type: 'user'; id: UserId; name: string; handle: string; slackUserId: string; email: string | null }
  | { type: 'team'; id: TeamId; name: string; slug: string; slackUsergroupId: string | null };

/** Who is acting: an active member of the organization, already identified (PRODUCT 2.2). */
export interface Viewer {
  organizationId: OrganizationId;
  userId: UserId;
  slackUserId: string;
  name: string;
  isAdmin: boolean;
}
