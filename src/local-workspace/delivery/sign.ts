import { createHmac } from 'node:crypto';

/** Slack's signature of a request: `timestamp` in Unix seconds, `body` exactly as sent. */
export function signature(signingSecret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}
