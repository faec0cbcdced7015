import { createHmac } from 'node:crypto';
import type { Post } from './load';

let triggers = 0;

/** A slash command as Slack sends it, signed now. */
export function slashCommand(signingSecret: string, text: string, responseUrl: string): Post {
  const body = new URLSearchParams({
    token: 'local-verification-token',
    team_id: 'T0ACME001',
    team_domain: 'acme',
    channel_id: 'C0ALERTS1',
    channel_name: 'alerts',
    user_id: 'U0ALICE01',
    user_name: 'alice',
    command: '/assign',
    text,
    api_app_id: 'A0DIBS0001',
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: `1700000000000.${++triggers}.bench`,
  }).toString();
  const timestamp = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': `v0=${signature}`,
  };
  return { path: '/slack/events', headers, body };
}
