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
