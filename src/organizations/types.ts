import type { OrganizationId } from '../platform/ids';

/** One Slack workspace. */
export interface Organization {
  id: OrganizationId;
  slackTeamId: string;
  name: string;
}
