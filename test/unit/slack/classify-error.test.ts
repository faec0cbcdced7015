import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { DeliveryError } from '../../../src/notifications/messenger';
import { classifyError } from '../../../src/slack/classify-error';

const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });
const network = (cause: unknown) => new WebAPIRequestError(new TypeError('fetch failed', { cause }));
const coded = (code: string) => Object.assign(new Error('no'), { code });
const meaning = (error: unknown) => {
  const { failure, reason, detail } = classifyError(error);
  return { failure, reason, uncertain: detail.uncertain ?? false, retryAfterMs: detail.retryAfterMs };
};

test.each([
  ['channel_not_found', 'destination'],
  ['not_in_channel', 'destination'],
  ['is_archived', 'destination'],
  ['cannot_dm_bot', 'destination'],
  ['message_not_found', 'message'],
  ['cant_update_message', 'message'],
  ['thread_not_found', 'message'],
  ['restricted_action_thread_locked', 'message'],
  ['restricted_action_non_threadable_channel', 'message'],
  ['token_revoked', 'account'],
  ['invalid_auth', 'account'],
  ['account_inactive', 'account'],
  ['ratelimited', 'rate-limited'],
  ['service_unavailable', 'temporary'],
  ['invalid_blocks', 'rejected'],
  ['msg_too_long', 'rejected'],
  ['missing_scope', 'forbidden'],
  ['something_slack_invented_yesterday', 'unexplained'],
])('%s means %s', (code, failure) => {
  expect(meaning(platform(code))).toMatchObject({ failure, reason: code });
});

test('after an error inside Slack nobody knows whether the message is there', () => {
  expect(meaning(platform('internal_error')).uncertain).toBe(true);
  expect(meaning(platform('fatal_error')).uncertain).toBe(true);
  expect(meaning(platform('is_archived')).uncertain).toBe(false);
});

test('Retry-After is in seconds, and a missing or odd one still becomes a time to wait', () => {
  expect(meaning(new WebAPIRateLimitedError(7)).retryAfterMs).toBe(7_000);
  expect(meaning(new WebAPIRateLimitedError(0)).retryAfterMs).toBe(1_000);
  expect(meaning(new WebAPIRateLimitedError(NaN)).retryAfterMs).toBe(1_000);
  expect(meaning(new WebAPIRateLimitedError(1e9)).retryAfterMs).toBe(3_600_000);
  expect(meaning(new Error('Retry header did not contain a valid timeout (url: …)'))).toMatchObject({
    failure: 'rate-limited',
    retryAfterMs: 1_000,
  });
});

test.each([
  [500, 'temporary', true],
  [502, 'temporary', true],
  [503, 'temporary', true],
  [408, 'temporary', true],
  [401, 'account', false],
  [400, 'unexplained', false],
  [413, 'unexplained', false],
])('HTTP %i means %s', (status, failure, uncertain) => {
  expect(meaning(new WebAPIHTTPError(status, '', {}))).toMatchObject({ failure, reason: `http_${status}`, uncertain });
});

test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])(
  'after %s the request certainly did not reach Slack',
  (code) => expect(meaning(network(coded(code)))).toMatchObject({ failure: 'temporary', uncertain: false }),
);

test.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT'])(
  'after %s the request may have reached Slack',
  (code) => expect(meaning(network(coded(code)))).toMatchObject({ failure: 'temporary', uncertain: true }),
);

test('a refusal on both the IPv4 and the IPv6 address is a refusal', () => {
  const both = new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]);
  expect(meaning(network(both)).uncertain).toBe(false);
});

test('an answer that timed out, was cut off or is no JSON of Slack’s leaves it uncertain', () => {
  const timeout = new DOMException('timed out', 'TimeoutError');
  expect(meaning(new WebAPIRequestError(timeout as unknown as Error))).toMatchObject({
    failure: 'temporary',
    uncertain: true,
  });
  expect(meaning(new TypeError('terminated'))).toMatchObject({ failure: 'temporary', uncertain: true });
  const page = new WebAPIPlatformError({ ok: false } as unknown as { ok: boolean; error: string });
  expect(meaning(page)).toMatchObject({ failure: 'temporary', reason: 'unreadable_answer', uncertain: true });
});

test('the stored reason is never free text', () => {
  expect(meaning(platform('<!channel> something long '.repeat(20))).reason).toBe('unreadable_answer');
});

test('what is classified stays as it is', () => {
  const error = new DeliveryError('message', 'message_not_found');
  expect(classifyError(error)).toBe(error);
});
