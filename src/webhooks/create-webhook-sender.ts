import { Webhook } from 'standardwebhooks';
import type { WebhookConfig } from '../config';
import type { Clock } from '../platform/clock';
import { WebhookError, type SendWebhook } from '../sinks/webhook-event';

const TIMEOUT_MS = 5_000;

/**
 * Posts events as Standard Webhooks says: any 2xx is a yes. The answer's body is not read, and a redirect is not followed:
 * what the operator named is where events go, and nowhere else.
 */
export function createWebhookSender(
  { url, secret }: WebhookConfig,
  clock: Clock,
  { timeoutMs = TIMEOUT_MS }: { timeoutMs?: number } = {},
): SendWebhook {
  const webhook = new Webhook(secret);
  return async ({ id, type, at, data }) => {
    const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
    const now = clock.now();
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Dibs',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': webhook.sign(id, now, body),
    };
    const signal = AbortSignal.timeout(timeoutMs);
    const sent = fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    const response = await sent.catch(() => {
      throw new WebhookError(signal.aborted ? 'timeout' : 'unreachable');
    });
    await response.body?.cancel().catch(() => undefined);
    if (!response.ok) throw new WebhookError(`http_${response.status}`);
  };
}
