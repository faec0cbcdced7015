import { classifyNetwork, classifyStatus } from './classify-error';
import { DeliveryError } from '../notifications/messenger';

const TIMEOUT_MS = 9_000;

/**
 * Answers a person through the address Slack gave us for it. False when that address is dead: expired, used up or
 * gone. Throws a {@link DeliveryError} for everything else.
 */
export async function postToResponseUrl(post: typeof fetch, url: string, message: object): Promise<boolean> {
  let response: Response;
  let body: string;
  try {
    response = await post(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...message }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    body = await response.text();
  } catch (error) {
    throw classifyNetwork(error);
  }
  const code = errorCode(body);
  if (response.ok && code === null) return true;
  // A message that Slack finds wrong is as wrong by the other way.
  if (code?.startsWith('invalid_') || code === 'no_text') throw new DeliveryError('rejected', code);
  if (response.ok || (response.status < 500 && ![401, 408, 429].includes(response.status))) return false;
  throw classifyStatus(response.status, response.headers.get('retry-after'));
}

/** The `error` of an answer that says `ok: false`; some answers are bare text such as `ok` or `invalid_payload`. */
function errorCode(body: string): string | null {
  const text = body.slice(0, 500).trim();
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== false) return null;
    return 'error' in answer && typeof answer.error === 'string' ? answer.error : 'unknown';
  } catch {
    return /^(invalid_|no_|expired|used)\w*$/.test(text) ? text : null;
  }
}
