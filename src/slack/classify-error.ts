import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { DeliveryError } from '../notifications/messenger';
import { ERROR_MEANINGS, type Meaning } from './error-meanings';

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  ERROR_MEANINGS.flatMap(([meaning, ...codes]) => codes.map((code) => [code, meaning] as const)),
);

/** The connection was never made, so Slack cannot have seen the request. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Turns whatever a call to Slack threw into the one error that jobs understand. */
export function classifyError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof WebAPIPlatformError) return classifyAnswer(error.data);
  if (error instanceof WebAPIRateLimitedError) return rateLimited(error.retryAfter);
  if (error instanceof WebAPIHTTPError) return classifyStatus(error.statusCode, error.headers['retry-after']);
  if (error instanceof WebAPIRequestError) return classifyNetwork(error.original);
  // The library throws a bare error for a 429 without a readable Retry-After; anything else here is a cut-off answer.
  if (error instanceof Error && error.message.startsWith('Retry header')) return rateLimited(undefined);
  return classifyNetwork(error);
}

/** An answer with `ok: false`. An answer without a code did not come from Slack's application. */
function classifyAnswer({ error: code, needed }: { error?: unknown; needed?: unknown }): DeliveryError {
  if (typeof code !== 'string' || !/^[\w:.-]{1,80}$/.test(code)) {
    return new DeliveryError('temporary', 'unreadable_answer', { uncertain: true });
  }
  const { failure, uncertain, retryAfterMs } = MEANINGS.get(code) ?? { failure: 'unexplained' };
  return new DeliveryError(failure, code + missing(code, needed), { uncertain, retryAfterMs });
}

/** `:im:write`, so that the stored reason says which scope to add. */
function missing(code: string, needed: unknown): string {
  const isScope = code === 'missing_scope' && typeof needed === 'string' && /^[a-z.:_,-]{1,100}$/.test(needed);
  return isScope ? `:${needed}` : '';
}

export function classifyStatus(status: number, retryAfter: string | null | undefined): DeliveryError {
  if (status === 429) return rateLimited(Number(retryAfter ?? NaN));
  if (status === 401) return new DeliveryError('account', 'http_401');
  // Proxies answer 5xx also after the request went through; 408 is theirs as well.
  if (status >= 500 || status === 408) return new DeliveryError('temporary', `http_${status}`, { uncertain: true });
  return new DeliveryError('unexplained', `http_${status}`);
}

export function classifyNetwork(error: unknown): DeliveryError {
  const codes = errorCodes(error);
  const uncertain = !codes.some((code) => NEVER_SENT.has(code));
  return new DeliveryError('temporary', codes[0]?.toLowerCase() ?? 'network_error', { uncertain });
}

/** Slack counts in seconds; an absent, zero or absurd value becomes something that can be waited for. */
function rateLimited(seconds: number | undefined): DeliveryError {
  const usable = seconds !== undefined && Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3_600) : 1;
  return new DeliveryError('rate-limited', 'rate_limited', { retryAfterMs: usable * 1_000 });
}

/** Codes of an error and its causes; `fetch` wraps the one that matters, and a dual-stack connect wraps it twice. */
function errorCodes(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const named = error.name === 'TimeoutError' || error.name === 'AbortError' ? ['timeout'] : [];
  const inner = error instanceof AggregateError ? error.errors.slice(0, 4) : [];
  return [
    ...named,
    ...own,
    ...errorCodes(error.cause, depth + 1),
    ...inner.flatMap((one) => errorCodes(one, depth + 1)),
  ];
}
