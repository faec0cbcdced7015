import { findFaults } from '../../../../src/doctor/checks';
import type { Facts } from '../../../../src/doctor/types';
import { doctorPage } from '../../../../src/slack/messages/admin/doctor-page';
import { SCOPES } from '../../../../src/slack/scopes';
import { checkMessage } from '../../../support/block-kit';
import { NOW } from '../../../support/issue-view';
import { messageText } from '../../../support/together';

const HOSTILE = '<!channel> *b* `c` ```d``` &lt; <@U1> :x: '.repeat(40);
const many = <T>(make: (at: number) => T) => Array.from({ length: 60 }, (_, at) => make(at));
const ago = (ms: number) => new Date(NOW.getTime() - ms);

const well: Facts = {
  now: NOW,
  slack: { mode: 'http', acks: { count: 100, p50Ms: 12.4, maxMs: 80, lastAt: NOW }, refused: null, missingScopes: [] },
  disk: { freeBytes: 20_000_000_000, totalBytes: 100_000_000_000 },
  isCacheWorking: true,
  migrations: { applied: 12, pending: [] },
  queue: { waiting: 0, oldestDueMs: 0, channels: [] },
  failures: [],
  disabled: { total: 0, first: [] },
  alerts: { due: 1204, card: 200, line: 1000, thread: 2, refused: 1, dropped: 1, pending: 0 },
  refusedCards: [],
  sinks: [],
  people: { active: 7, syncedAt: NOW, withoutEmail: { total: 0, first: [] } },
  usergroups: { total: 0, first: [] },
  owners: { total: 0, first: [] },
};

/** Everything at once, as much of it as a database can hold. */
const ill: Facts = {
  ...well,
  slack: {
    mode: 'socket',
    acks: { count: 1, p50Ms: 0.2, maxMs: 3_100, lastAt: NOW },
    refused: 'token_revoked',
    missingScopes: Object.entries(SCOPES)
      .filter(([scope]) => !scope.startsWith('users:read'))
      .map(([scope, disables]) => ({ scope, disables })),
  },
  disk: { freeBytes: 10_000_000, totalBytes: 100_000_000_000 },
  isCacheWorking: false,
  migrations: { applied: 2, pending: many((at) => `2026_${at}_${HOSTILE}`) },
  queue: {
    waiting: 12_345,
    oldestDueMs: 3600_000,
    channels: many((at) => ({
      channelId: `C${at}`,
      jobs: 9_999,
      dueSince: ago(60_000),
      cards: 9_999,
      closedUntil: ago(-9_000),
    })).slice(0, 10),
  },
  failures: many((at) => ({ kind: at === 0 ? 'lease.show' : HOSTILE, reason: HOSTILE, jobs: 1_000 })),
  disabled: {
    total: 60,
    first: many((at) => ({ channelId: at === 0 ? HOSTILE : `C${at}`, reason: HOSTILE, since: NOW })),
  },
  alerts: { ...well.alerts, due: 9_999_999 },
  refusedCards: many(() => ({ reason: HOSTILE, cards: 1_000 })),
  sinks: many(() => ({ name: HOSTILE, lastError: HOSTILE })),
  people: { active: 10_000, syncedAt: null, withoutEmail: { total: 9_000, first: many(() => HOSTILE) } },
  usergroups: { total: 60, first: many(() => ({ slug: HOSTILE, reason: HOSTILE })) },
  owners: {
    total: 60,
    first: many(() => ({ project: HOSTILE, owner: HOSTILE, text: 'codeowners', line: 7 }) as const),
  },
};
const page = (facts: Facts, isAdmin = true) => doctorPage({ facts, findings: findFaults(facts) }, isAdmin);

test('a page of somebody who is well is short', () => {
  expect(page(well)).toMatchSnapshot();
  expect(page(well).blocks.length).toBeLessThan(6);
});

test('a few findings are drawn as agreed, what is broken first', () => {
  const facts: Facts = {
    ...well,
    slack: { ...well.slack, acks: null },
    isCacheWorking: false,
    disabled: { total: 1, first: [{ channelId: 'C0ALERTS1', reason: 'not_in_channel', since: NOW }] },
    queue: {
      waiting: 12,
      oldestDueMs: 61_000,
      channels: [{ channelId: 'C0ALERTS1', jobs: 12, dueSince: ago(61_000), cards: 3, closedUntil: ago(-2_000) }],
    },
    owners: { total: 1, first: [{ project: 'shop', owner: 'zed@acme.example', text: 'rules', line: 3 }] },
  };
  expect(page(facts)).toMatchSnapshot();
  expect(checkMessage(page(facts))).toEqual([]);
});

test('after the very first request there is no “half of them” yet', () => {
  const slack = { ...well.slack, acks: { count: 1, p50Ms: 7, maxMs: 7, lastAt: NOW } };
  expect(JSON.stringify(page({ ...well, slack }).blocks)).toContain(
    'one acknowledgement since the start, after 7 ms, ',
  );
});

test('everything at once keeps Slack’s limits and mentions nobody, whatever is in it', () => {
  expect(checkMessage(page(ill))).toEqual([]);
  const text = messageText({ text: '', blocks: page(ill).blocks as never, attachments: [] });
  expect(text).not.toMatch(/<!channel>|<@U1>/);
  expect(text).toContain('and 55 more');
  expect(page(ill).text).toMatch(/^1[3-6] findings$/);
});

test.each([
  [499_999_999, 1_000_000_000, true],
  [500_000_000, 1_000_000_000, false],
  [5_000_000_000, 100_000_000_000, false],
  [4_999_000_000, 100_000_000_000, true],
])('%d of %d free bytes are too few: %s', (freeBytes, totalBytes, isFault) => {
  expect(findFaults({ ...well, disk: { freeBytes, totalBytes } })).toHaveLength(isFault ? 1 : 0);
});

test('a disk of which the system does not tell is no finding', () => {
  expect(findFaults({ ...well, disk: null })).toEqual([]);
});
