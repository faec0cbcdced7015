import type { WebClient, WebClientOptions } from '@slack/web-api';
import type { SlackConfig } from '../config';
import type { Deps } from '../deps';
import type { Logger } from '../platform/log';
import { boltLogger } from './bolt-logger';
import { MeteredWebClient } from './metered-client';
import { PacedWebClient } from './paced-client';

const TIMEOUT_MS = 10_000;

/**
 * The queue repeats and waits. Left to itself the library holds back every call while one method is rate-limited.
 */
export function clientOptions(slack: SlackConfig, log: Logger): WebClientOptions {
  return {
    slackApiUrl: slack.apiUrl,
    logger: boltLogger(log),
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: TIMEOUT_MS,
  };
}

/** `paced`: whether it keeps to Slack's limits by itself; else Slack has to ask for it. */
export function createWebClient(
  deps: Pick<Deps, 'db' | 'clock' | 'log' | 'meters'>,
  slack: SlackConfig,
  paced: boolean,
): WebClient {
  const options = clientOptions(slack, deps.log);
  if (paced) return new PacedWebClient(deps, slack.botToken, options);
  return new MeteredWebClient(deps.meters.slackCalls, slack.botToken, options);
}
