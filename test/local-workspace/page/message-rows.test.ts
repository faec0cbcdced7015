import type { PageMessage } from '../../../src/local-workspace/page-api';
import { messageRows } from '../../../src/local-workspace/page/messages/message-rows';

const start = new Date(2026, 2, 15, 12, 0).getTime() / 1000;

function message(seconds: number, more: Partial<PageMessage> = {}): PageMessage {
  return {
    channel: 'C1',
    ts: `${start + seconds}.000000`,
    threadTs: null,
    user: 'U1',
    text: '',
    blocks: [],
    attachments: [],
    edited: false,
    ephemeralTo: null,
    replyCount: 0,
    replyUsers: [],
    latestReply: null,
    files: [],
    ...more,
  };
}

function continued(...messages: PageMessage[]): boolean[] {
  return messageRows(messages).map(({ isContinued }) => isContinued);
}

test('messages of one person within five minutes are one group', () => {
  expect(continued(message(0), message(60), message(60 + 299), message(60 + 299 + 300))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test.each([
  ['another author', message(0), message(1, { user: 'U2' })],
  ['an ephemeral message', message(0), message(1, { ephemeralTo: 'U1' })],
  ['a message after a thread', message(0, { replyCount: 2 }), message(1)],
  ['a new day', message(0), message(86_400)],
])('%s begins a new group', (_, first, second) => {
  expect(continued(first, second)).toEqual([false, false]);
});

test('each day is opened once', () => {
  const rows = messageRows([message(0), message(60), message(86_400), message(86_460)]);
  expect(rows.map(({ opensDay }) => opensDay)).toEqual([true, false, true, false]);
});
