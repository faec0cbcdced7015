import { WebClient, type WebAPICallResult, type WebClientOptions } from '@slack/web-api';
import type { Meters } from '../platform/meters';
import { classifyError } from './classify-error';

/** Counts what Slack made of every call. */
export class MeteredWebClient extends WebClient {
  constructor(
    private readonly slackCalls: Meters['slackCalls'],
    token: string,
    options: WebClientOptions,
  ) {
    super(token, options);
  }

  override async apiCall(method: string, args: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    try {
      const answer = await super.apiCall(method, args);
      this.slackCalls.inc({ method, outcome: 'ok' });
      return answer;
    } catch (error) {
      this.slackCalls.inc({ method, outcome: classifyError(error).failure });
      throw error;
    }
  }
}
