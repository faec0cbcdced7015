import { account, type Account } from './account';
import type { Facts, SeenMessage, StoredIssue } from './facts';
import { readMessage } from './read-message';
import type { Message } from '../../src/local-workspace/model';

const issue = (number: number, channelId = 'C1'): StoredIssue => ({
  shortId: `SIEGE1-${number}`,
  alert: number,
  channelId,
  cardId: 100 + number,
});
const message = (at: number, key: string | null, shortIds: string[], more: Partial<SeenMessage> = {}): SeenMessage => ({
  channelId: 'C1',
  ts: `17000000${String(at).padStart(2, '0')}.000000`,
  isReply: false,
  key,
  shortIds,
  ...more,
});
const card = (at: number, number: number, more: Partial<SeenMessage> = {}) =>
  message(at, `card:${100 + number}`, [`SIEGE1-${number}`], more);

/** Six issues: two cards, a digest of three, a card; a line in a thread. */
const whole = (): Facts => ({
  alerts: [1, 2, 3, 4, 5, 6].map((number) => ({ number, accepted: true })),
  issues: [1, 2, 3, 4, 5, 6].map((number) => issue(number)),
  messages: [
    card(9, 6),
    card(1, 1),
    card(2, 2),
    message(3, 'digest:1', ['SIEGE1-3', 'SIEGE1-4', 'SIEGE1-5']),
    message(4, 'line:7:101', [], { isReply: true }),
    message(5, 'welcome:1', []),
    message(6, null, ['SIEGE1-1'], { isReply: true }),
  ],
  clicks: [
    ...Array.from({ length: 19 }, (_, index) => ({ at: index, acknowledged: true, answeredMs: 100 + index })),
    { at: 50_000, acknowledged: false, answeredMs: null },
  ],
  outages: [{ from: 52_000, to: 54_000 }],
  left: { events: 0, requests: 0, jobs: 0, cards: 0, failed: [] },
  violations: { total: 0, newest: [] },
  calls: {},
  health: { cpuSeconds: 1, memoryMegabytes: 100, longestStallMs: 5 },
});
const broken = ({ checks }: Account) => checks.filter(({ holds }) => !holds).map(({ what, found }) => [what, found]);

test('a siege in which everything came out once, in order and in time balances', () => {
  const result = account(whole());
  expect(broken(result)).toEqual([]);
  expect(result).toMatchObject({
    balances: true,
    shown: { cards: 3, digests: 1, digestLines: 3, threadLines: 2 },
    clicks: { clicks: 20, answered: 19, unanswered: 0, duringOutages: 1, refused: 0, p50: 109, p95: 118, p99: 118 },
  });
});

const SHOWN = 'issues shown, as cards and as lines of digests';
const ANSWERED = 'milliseconds from a click to its answer, p95';
const table: [string, (facts: Facts) => void, [string, number][], Partial<Account['examples']>?][] = [
  [
    'an alert that was never accepted',
    (facts) => Object.assign(facts.alerts[0] ?? {}, { accepted: false }),
    [
      ['alerts accepted', 5],
      ['issues in the database', 6],
    ],
  ],
  [
    'an accepted alert of which there is no issue',
    (facts) => {
      facts.issues.pop();
      facts.messages.shift();
    },
    [
      ['issues in the database', 5],
      ['lost', 1],
    ],
    { lost: ['alert 6'] },
  ],
  [
    'an issue without a card',
    (facts) => facts.messages.shift(),
    [
      [SHOWN, 5],
      ['lost', 1],
    ],
    { lost: ['SIEGE1-6 in C1'] },
  ],
  [
    'an issue whose line is missing in the digest',
    (facts) => facts.messages[3]?.shortIds.splice(1, 1),
    [
      [SHOWN, 5],
      ['lost', 1],
    ],
    { lost: ['SIEGE1-4 in C1'] },
  ],
  [
    'an issue that is shown in another channel only',
    (facts) => Object.assign(facts.messages[0] ?? {}, { channelId: 'C2' }),
    [['lost', 1]],
    { lost: ['SIEGE1-6 in C1'] },
  ],
  [
    'a card posted twice',
    (facts) => facts.messages.push(card(10, 6)),
    [
      [SHOWN, 7],
      ['duplicates', 2],
    ],
    { duplicates: ['card:106', 'SIEGE1-6 in C1'] },
  ],
  [
    'an issue with a card and a line',
    (facts) => facts.messages[3]?.shortIds.push('SIEGE1-6'),
    [
      [SHOWN, 7],
      ['duplicates', 1],
    ],
    { duplicates: ['SIEGE1-6 in C1'] },
  ],
  [
    'an issue twice in one digest',
    (facts) => facts.messages[3]?.shortIds.push('SIEGE1-5'),
    [
      [SHOWN, 7],
      ['duplicates', 1],
    ],
    { duplicates: ['SIEGE1-5 in C1'] },
  ],
  [
    'a line of a thread written twice',
    (facts) => facts.messages.push(message(11, 'line:7:101', [], { isReply: true })),
    [['duplicates', 1]],
    { duplicates: ['line:7:101'] },
  ],
  [
    'two cards that changed places',
    (facts) => facts.messages.splice(1, 2, card(1, 2), card(2, 1)),
    [['out of turn', 1]],
    { outOfTurn: ['SIEGE1-1 in C1'] },
  ],
  [
    'two lines of a digest that changed places',
    (facts) => facts.messages[3]?.shortIds.reverse(),
    [['out of turn', 2]],
    { outOfTurn: ['SIEGE1-4 in C1', 'SIEGE1-3 in C1'] },
  ],
  [
    'a card of no issue, and one that names another',
    (facts) => {
      facts.messages.push(message(12, 'card:999', ['SIEGE1-1']));
      facts.messages[0]?.shortIds.splice(0, 1, 'SIEGE1-1');
    },
    [
      [SHOWN, 5],
      ['lost', 1],
      ['cards and lines of no issue, or of another', 2],
    ],
    { wrong: ['card:106 in C1', 'card:999 in C1'] },
  ],
  [
    'a request beyond a limit',
    (facts) =>
      (facts.violations = { total: 3, newest: [{ method: 'chat.update', scope: 'chat.update', at: 1, early: 30 }] }),
    [['requests beyond a published limit', 3]],
    { violations: [{ method: 'chat.update', scope: 'chat.update', at: 1, early: 30 }] },
  ],
  [
    'work that is left, and work that was given up',
    (facts) => (facts.left = { events: 1, requests: 1, jobs: 2, cards: 1, failed: ['card.draw: channel_not_found'] }),
    [
      ['still to be done', 5],
      ['given up', 1],
    ],
  ],
  [
    'a click that was refused while the app ran',
    (facts) => (facts.outages = [{ from: 55_000, to: 56_000 }]),
    [['clicks refused while the app ran', 1]],
  ],
  [
    'one click in ten that took too long',
    (facts) => facts.clicks.forEach((click, index) => index < 2 && Object.assign(click, { answeredMs: 2_001 })),
    [[ANSWERED, 2_001]],
  ],
  [
    'one click in ten that was never answered',
    (facts) => facts.clicks.forEach((click, index) => index < 2 && Object.assign(click, { answeredMs: null })),
    [[ANSWERED, Infinity]],
  ],
];

test.each(table)('%s is found', (_, harm, checks, examples = {}) => {
  const facts = whole();
  harm(facts);
  const result = account(facts);
  expect(broken(result)).toEqual(checks);
  expect(result.balances).toBe(false);
  expect(result.examples).toMatchObject(examples);
});

test('the same order in two channels at once is no matter', () => {
  const facts = whole();
  facts.issues.push(issue(7, 'C2'), issue(8, 'C2'));
  facts.alerts.push({ number: 7, accepted: true }, { number: 8, accepted: true });
  facts.messages.push(card(0, 7, { channelId: 'C2' }), card(3, 8, { channelId: 'C2' }));
  expect(broken(account(facts))).toEqual([]);
});

test('a message is read by its key and by what stands in its blocks, not by what buttons carry', () => {
  const text = (words: string) => ({ type: 'mrkdwn', text: words });
  const digest = {
    channel: 'C1',
    ts: '1.000001',
    threadTs: null,
    metadata: { event_type: 'dibs_message', event_payload: { key: 'digest:4' } },
    text: 'SIEGE1-9 and more',
    blocks: [
      { type: 'section', block_id: 'SIEGE1-8', text: text('*<https://a.example|SIEGE1-1>* again: SIEGE1-1 XSIEGE1-2') },
      {
        type: 'section',
        block_id: 'b',
        text: text('siege1-7'),
        accessory: {
          type: 'button',
          text: text('Take SIEGE12-30'),
          value: 'SIEGE1-5',
          confirm: { text: text('SIEGE1-6') },
        },
      },
      { type: 'context', block_id: 'c', elements: [text('SIEGE1-1')] },
    ],
  } as unknown as Message;
  expect(readMessage(digest)).toEqual({
    channelId: 'C1',
    ts: '1.000001',
    isReply: false,
    key: 'digest:4',
    shortIds: ['SIEGE1-1', 'SIEGE12-30', 'SIEGE1-1'],
  });
  expect(readMessage({ ...digest, threadTs: '1.0', metadata: null, blocks: [] })).toMatchObject({
    isReply: true,
    key: null,
    shortIds: [],
  });
});
