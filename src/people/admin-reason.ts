import type { Config } from '../config';
import type { Standing } from './admin.store';
import type { AdminReason } from './types';

/** Why somebody is an administrator; null when he is none. What cannot be changed here goes first. */
export function adminReason(
  config: Pick<Config, 'admins'>,
  { user, isSlackAdmin, isMade }: Standing,
): AdminReason | null {
  if (isSlackAdmin) return 'slack';
  if (config.admins.includes(user.slackUserId)) return 'settings';
  return isMade ? 'made' : null;
}

/** As part of a sentence: "Ada is an admin …". */
export function reasonWords(reason: AdminReason): string {
  switch (reason) {
    case 'slack':
      return 'as an owner or admin of the Slack workspace';
    case 'settings':
      return 'by the setting DIBS_ADMINS';
    case 'made':
      return 'made one by another admin';
  }
}
