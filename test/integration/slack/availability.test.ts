import { UNKNOWN_PRESENCE } from '../../../src/people/availability';
import { createPresence } from '../../../src/slack/availability';
import { createWebClient } from '../../../src/slack/web-client';
import { testDeps, type TestDeps } from '../../support/deps';
import { BOT_TOKEN, closeAfterTest, closeAll, SIGNING_SECRET, workspace } from '../../support/workspace-fixture';
import type { LocalWorkspace } from '../../../src/local-workspace/start';

const BOB = 'U0BOB0001';
let local: LocalWorkspace;
let deps: TestDeps;
let presenceOf: ReturnType<typeof createPresence>;
beforeEach(async () => {
  local = await workspace();
  const made = await testDeps();
  closeAfterTest({ close: made.cleanup });
  deps = made.deps;
  const slack = { botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, appToken: null, apiUrl: local.apiUrl };
  presenceOf = createPresence(deps, createWebClient(deps, slack, false));
  local.control.updateUser(BOB, {
    status: { text: 'Out sick', emoji: ':face_with_thermometer:', expiration: 1_900_000_000 },
    quiet: { from: 1_800_000_000, until: 1_800_003_600 },
    tzOffset: -18_000,
  });
});
afterEach(closeAll);

const told = () => deps.log.lines.filter(({ message }) => message === 'whether people are away is not known');
const status = { text: 'Out sick', emoji: ':face_with_thermometer:', until: 1_900_000_000_000 };
const quiet = { from: 1_800_000_000_000, until: 1_800_003_600_000 };
const missingScope = (needed: string) => ({ kind: 'refuse', error: 'missing_scope', needed }) as const;

test('Slack is asked for status, hours and do not disturb, once a minute', async () => {
  expect(await presenceOf(BOB)).toEqual({ status, quiet, utcOffset: -18_000 });
  expect(await presenceOf(BOB)).toEqual({ status, quiet, utcOffset: -18_000 });
  expect(local.control.calls('users.info')).toHaveLength(1);
  expect(local.control.calls('dnd.info')).toHaveLength(1);
});

test('who has set nothing has no status and is not silent', async () => {
  const presence = await presenceOf('U0CAROL01');
  expect(presence).toEqual({ status: null, quiet: { from: 1_000, until: 1_000 }, utcOffset: null });
});

test('without dnd:read the rest is known, and the log says once which scope is missing', async () => {
  local.control.faults.next('dnd.info', missingScope('dnd:read'), 2);
  expect(await presenceOf(BOB)).toEqual({ status, quiet: null, utcOffset: -18_000 });
  await presenceOf('U0CAROL01');
  expect(told()).toMatchObject([{ level: 'info', fields: { asked: 'dnd.info', reason: 'missing_scope:dnd:read' } }]);
});

test.each([
  { kind: '429', retryAfter: 30 },
  { kind: '500' },
  { kind: 'drop' },
  missingScope('users:read'),
  { kind: 'refuse', error: 'user_not_found' },
] as const)('when Slack says %j, nothing is known of the person, and nobody hears an error', async (fault) => {
  local.control.faults.next('*', fault, 2);
  expect(await presenceOf(BOB)).toEqual(UNKNOWN_PRESENCE);
  expect(told().length).toBeGreaterThan(0);
});

test('a slow Slack is waited for a second, and not a second time', async () => {
  local.control.faults.next('users.info', { kind: 'hang' });
  const start = performance.now();
  expect(await presenceOf(BOB)).toEqual(UNKNOWN_PRESENCE);
  expect(performance.now() - start).toBeLessThan(3_000);
  expect(await presenceOf(BOB)).toEqual(UNKNOWN_PRESENCE);
  expect(local.control.calls('users.info')).toHaveLength(1);
});
