import { parseJson, type Json } from '../json';
import type { Workspace } from '../workspace';
import type { DeliveryOutcome, Parcel } from './deliver';
import { signature } from './sign';

/** One signed request, as Slack's servers make it: form fields for commands and interactions, JSON for events. */
export async function sendOverHttp(workspace: Workspace, url: string, parcel: Parcel): Promise<DeliveryOutcome> {
  const { body, contentType } = encode(parcel);
  const timestamp = Math.floor(workspace.clock() / 1000);
  const headers: Record<string, string> = {
    'Content-Type': contentType,
    'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'X-Slack-Request-Timestamp': String(timestamp),
    'X-Slack-Signature': signature(workspace.secrets.signingSecret, timestamp, body),
  };
  if (parcel.retry) {
    headers['X-Slack-Retry-Num'] = String(parcel.retry.num);
    headers['X-Slack-Retry-Reason'] = parcel.retry.reason;
  }
  const signal = AbortSignal.timeout(workspace.ackTimeout);
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    const text = await response.text();
    if (response.status < 200 || response.status > 299) {
      const noRetry = response.headers.get('x-slack-no-retry') === '1';
      return { ok: false, reason: 'http_error', status: response.status, noRetry };
    }
    return { ok: true, answer: readAnswer(text, response.headers.get('content-type') ?? '') };
  } catch {
    return { ok: false, reason: signal.aborted ? 'http_timeout' : 'connection_failed', status: null, noRetry: false };
  }
}

function encode(parcel: Parcel): { body: string; contentType: string } {
  if (parcel.kind === 'event') return { body: JSON.stringify(parcel.payload), contentType: 'application/json' };
  const fields: Json = parcel.kind === 'command' ? parcel.payload : { payload: JSON.stringify(parcel.payload) };
  const texts = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
  const body = new URLSearchParams(texts).toString();
  return { body, contentType: 'application/x-www-form-urlencoded' };
}

/** Undefined for an empty acknowledgement, an object for JSON, else the text. */
function readAnswer(text: string, contentType: string): unknown {
  if (text.trim() === '') return undefined;
  return contentType.includes('json') ? parseJson(text) : text;
}
