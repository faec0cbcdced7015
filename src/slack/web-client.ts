import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { SlackConfig } from '../config';
import type { Logger } from '../platform/log';
import { boltLogger } from './bolt-logger';

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

export function createWebClient(slack: SlackConfig, log: Logger): WebClient {
  return new WebClient(slack.botToken, clientOptions(slack, log));
}
