import type { WebClient } from '@slack/web-api';
import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '../deps';
import { ensureOrganization } from '../organizations/ensure-organization';
import type { Organization } from '../organizations/types';
import { errorFields } from '../platform/log';
import { classifyError } from './classify-error';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface Connected {
  organization: Organization;
  botUserId: string;
  botId: string;
}

/**
 * Asks Slack which workspace our token is for, until it answers: while Slack is down, and also while the token is
 * refused, for the operator can install the app again. Ends only with `signal`.
 */
export async function connectWorkspace(deps: Deps, client: WebClient, signal: AbortSignal): Promise<Connected> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    signal.throwIfAborted();
    const identity = await whoAreWe(deps, client);
    if (identity) {
      try {
        const { slackTeamId, name, ...bot } = identity;
        return { organization: await ensureOrganization(deps, { slackTeamId, name }), ...bot };
      } catch (error) {
        deps.log.warn(errorFields(error), 'the workspace could not be stored yet');
      }
    }
    await wait(pause, undefined, { signal });
  }
}

async function whoAreWe(deps: Deps, client: WebClient) {
  try {
    const { team_id, team, user_id, bot_id } = await client.auth.test();
    if (team_id) return { slackTeamId: team_id, name: team ?? team_id, botUserId: user_id ?? '', botId: bot_id ?? '' };
  } catch (error) {
    const { failure, reason, detail } = classifyError(error);
    const message = failure === 'account' ? 'Slack refuses SLACK_BOT_TOKEN' : 'Slack does not answer yet';
    deps.log.warn({ reason, retryAfterMs: detail.retryAfterMs }, message);
  }
  return null;
}
