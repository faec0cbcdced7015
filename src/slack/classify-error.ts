import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { DeliveryError, type DeliveryFailure } from '../notifications/messenger';

interface Meaning {
  failure: DeliveryFailure;
  uncertain?: boolean;
  retryAfterMs?: number;
}

const all = (codes: string, meaning: Meaning) => codes.split(/\s+/).map((code) => [code, meaning] as const);

/** What Slack's error codes mean for the job at hand. A code that is not here is a refusal of the message itself. */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ...all('internal_error fatal_error service_unavailable', { failure: 'temporary', uncertain: true }),
  ...all('request_timeout team_added_to_org external_channel_migrating accesslimited', { failure: 'temporary' }),
  // Without Retry-After, Slack's advice is half a minute.
  ...all('ratelimited rate_limited message_limit_exceeded', { failure: 'rate-limited', retryAfterMs: 30_000 }),
  ...all('channel_not_found not_in_channel is_archived user_not_in_channel channel_is_limited_access', {
    failure: 'destination',
  }),
  ...all('restricted_action restricted_action_read_only_channel restricted_action_thread_only_channel no_permission', {
    failure: 'destination',
  }),
  ...all('user_not_found user_not_visible user_disabled cannot_dm_bot messages_tab_disabled ekm_access_denied', {
    failure: 'destination',
  }),
  ...all('team_access_not_granted access_denied as_user_not_supported', { failure: 'destination' }),
  ...all('message_not_found cant_update_message edit_window_closed thread_not_found', { failure: 'message' }),
  // About the thread alone: the channel still takes cards.
  ...all('restricted_action_thread_locked restricted_action_non_threadable_channel', { failure: 'message' }),
  ...all('invalid_auth not_authed account_inactive token_revoked token_expired not_allowed_token_type', {
    failure: 'account',
  }),
  ...all('org_login_required two_factor_setup_required team_not_found', { failure: 'account' }),
]);

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
  if (error instanceof WebAPIPlatformError) return classifyCode(error.data.error);
  if (error instanceof WebAPIRateLimitedError) return rateLimited(error.retryAfter);
  if (error instanceof WebAPIHTTPError) return classifyStatus(error.statusCode, error.headers['retry-after']);
  if (error instanceof WebAPIRequestError) return classifyNetwork(error.original);
  // The library throws a bare error for a 429 without a readable Retry-After; anything else here is a cut-off answer.
  if (error instanceof Error && error.message.startsWith('Retry header')) return rateLimited(undefined);
  return classifyNetwork(error);
}

/** An `error` of an answer with `ok: false`. An answer without a code did not come from Slack's application. */
function classifyCode(code: unknown): DeliveryError {
  if (typeof code !== 'string' || !/^[\w:.-]{1,80}$/.test(code)) {
    return new DeliveryError('temporary', 'unreadable_answer', { uncertain: true });
  }
  const { failure, uncertain, retryAfterMs } = MEANINGS.get(code) ?? { failure: 'rejected' };
  return new DeliveryError(failure, code, { uncertain, retryAfterMs });
}

export function classifyStatus(status: number, retryAfter: string | null | undefined): DeliveryError {
  if (status === 429) return rateLimited(Number(retryAfter ?? NaN));
  if (status === 401) return new DeliveryError('account', 'http_401');
  // Proxies answer 5xx also after the request went through; 408 is theirs as well.
  if (status >= 500 || status === 408) return new DeliveryError('temporary', `http_${status}`, { uncertain: true });
  return new DeliveryError('rejected', `http_${status}`);
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
