import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { WebAPIPlatformError } from '@slack/web-api';
import { afterFailure } from '../../../src/jobs/after-failure';
import { classifyError } from '../../../src/slack/classify-error';
import { ERROR_MEANINGS } from '../../../src/slack/error-meanings';
import { DOCUMENTED_ERRORS } from '../../support/documented-errors';

const SLACK = path.resolve(__dirname, '../../../src/slack');
const known = ERROR_MEANINGS.flatMap(([, ...codes]) => codes);

/** The methods of the Web API that stand in our own code. */
function calledMethods(): string[] {
  const files = readdirSync(SLACK, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const texts = files.map((name) => readFileSync(path.join(SLACK, name), 'utf8'));
  const calls = texts.flatMap((text) =>
    [...text.matchAll(/\bclient\.((?:\w+\.)+\w+)\(/g)].map(([, method]) => method!),
  );
  return [...new Set(calls)].sort();
}

test('the errors of every method that is called are written down', () => {
  expect(Object.keys(DOCUMENTED_ERRORS).sort()).toEqual(calledMethods());
});

test.each(Object.entries(DOCUMENTED_ERRORS))('every documented error of %s has a meaning', (_, codes) => {
  expect(codes.filter((code) => !known.includes(code))).toEqual([]);
});

test('no error means two things', () => {
  expect(known.filter((code, index) => known.indexOf(code) !== index)).toEqual([]);
});

/** What becomes of a job that met this error at its first attempt. */
const after = (error: string, more: object = {}) =>
  afterFailure(classifyError(new WebAPIPlatformError({ ok: false, error, ...more })), 1, 0);

test.each([
  ['is tried again, and looks whether it was done', 'internal_error', { next: 'retry', uncertain: true }],
  ['is tried again', 'external_channel_migrating', { next: 'retry', uncertain: false, tried: true }],
  ['waits', 'ratelimited', { next: 'retry', delayMs: 30_000, tried: false }],
  ['ends, with the reason that disables the channel', 'is_archived', { next: 'fail', reason: 'is_archived' }],
  ['ends, with the reason why the person is not reached', 'user_disabled', { next: 'fail', reason: 'user_disabled' }],
  ['ends without a failure when its message is gone', 'edit_window_closed', { next: 'end' }],
  ['waits with all others for the token', 'token_revoked', { next: 'retry', pauseAll: true, tried: false }],
  ['ends alone when the workspace does not allow it', 'enterprise_is_restricted', { next: 'fail' }],
  ['ends at once when its message is wrong', 'msg_blocks_too_long', { next: 'fail', reason: 'msg_blocks_too_long' }],
  ['ends at once when its call is wrong', 'invalid_arguments', { next: 'fail', reason: 'invalid_arguments' }],
  ['is tried a few times when nobody knows what is wrong', 'update_failed', { next: 'retry', uncertain: false }],
])('a job %s: %s', (_, code, becomes) => {
  expect(after(code)).toMatchObject(becomes);
});

test('a missing scope ends the job, holds up nothing else, and the stored reason names the scope', () => {
  const answer = { needed: 'im:write,mpim:write', provided: 'chat:write' };
  expect(after('missing_scope', answer)).toEqual({ next: 'fail', reason: 'missing_scope:im:write,mpim:write' });
  expect(after('missing_scope', { needed: '<!channel>' })).toEqual({ next: 'fail', reason: 'missing_scope' });
  expect(after('missing_scope')).toEqual({ next: 'fail', reason: 'missing_scope' });
});
