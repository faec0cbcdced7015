import type { Boot, PageMessage } from '../../../src/local-workspace/page-api';
import {
  reduceWorkspace,
  threadKey,
  type WorkspaceEvent,
  type WorkspaceState,
} from '../../../src/local-workspace/page/state/workspace-state';

const boot: Boot = {
  workspace: { id: 'T1', name: 'Acme', domain: 'acme' },
  me: 'U1',
  bot: { userId: 'UBOT', name: 'dibs', appId: 'A1' },
  users: [],
  channels: [{ id: 'C1', name: 'alerts', topic: '', kind: 'channel', members: [], unread: 2 }],
  userGroups: [],
  commands: [],
  shortcuts: [],
  hints: [],
  modals: [],
  home: null,
};

function message(ts: string, more: Partial<PageMessage> = {}): PageMessage {
  return {
    channel: 'C1',
    ts,
    threadTs: null,
    user: 'U1',
    text: ts,
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

function after(...events: WorkspaceEvent[]): WorkspaceState {
  const state = [{ type: 'booted', boot } as WorkspaceEvent, ...events].reduce(
    reduceWorkspace,
    null as WorkspaceState | null,
  );
  if (!state) throw new Error('nothing was booted');
  return state;
}

function loaded(messages: PageMessage[], older = false): WorkspaceEvent {
  return { type: 'history_loaded', channel: 'C1', history: { messages, hasMore: false }, older };
}

function shown(state: WorkspaceState): string[] | undefined {
  return state.histories['C1']?.messages.map(({ text }) => text);
}

test('a message joins an open channel in order, and only once', () => {
  const state = after(
    loaded([message('1.0'), message('3.0')]),
    { type: 'message', message: message('2.0') },
    { type: 'message', message: message('2.0') },
  );
  expect(shown(state)).toEqual(['1.0', '2.0', '3.0']);
});

test('a reply goes to its thread and not into the channel', () => {
  const root = message('1.0');
  const reply = message('2.0', { threadTs: '1.0' });
  const state = after(
    loaded([root]),
    { type: 'thread_loaded', channel: 'C1', ts: '1.0', messages: [root] },
    { type: 'message', message: reply },
  );
  expect(shown(state)).toEqual(['1.0']);
  expect(state.threads[threadKey('C1', '1.0')]).toEqual([root, reply]);
});

test('a change is seen in the channel and in the thread that hangs on it', () => {
  const root = message('1.0');
  const changed = message('1.0', { text: 'changed' });
  const state = after(
    loaded([root]),
    { type: 'thread_loaded', channel: 'C1', ts: '1.0', messages: [root] },
    { type: 'message_changed', message: changed },
  );
  expect(shown(state)).toEqual(['changed']);
  expect(state.threads[threadKey('C1', '1.0')]).toEqual([changed]);
});

test('a deleted message is gone from both', () => {
  const root = message('1.0');
  const state = after(
    loaded([root, message('2.0')]),
    { type: 'thread_loaded', channel: 'C1', ts: '1.0', messages: [root] },
    { type: 'message_deleted', channel: 'C1', ts: '1.0' },
  );
  expect(shown(state)).toEqual(['2.0']);
  expect(state.threads[threadKey('C1', '1.0')]).toEqual([]);
});

test('older messages are put before those that are there', () => {
  expect(shown(after(loaded([message('5.0')]), loaded([message('1.0'), message('2.0')], true)))).toEqual([
    '1.0',
    '2.0',
    '5.0',
  ]);
});

test('a message that came while the history was on its way stays', () => {
  const state = after(loaded([message('1.0')]), { type: 'message', message: message('2.0') }, loaded([message('1.0')]));
  expect(shown(state)).toEqual(['1.0', '2.0']);
});

test('after a lost connection only what the server still has stays, and ephemeral messages', () => {
  const state = after(
    loaded([message('1.0'), message('2.0'), message('3.0', { ephemeralTo: 'U1' })]),
    { type: 'booted', boot },
    loaded([message('1.0')]),
  );
  expect(shown(state)).toEqual(['1.0', '3.0']);
});

test('reading a channel clears its mark', () => {
  expect(after({ type: 'read', channel: 'C1' }).boot.channels[0]?.unread).toBe(0);
});

test('nothing is shown of a person after leaving', () => {
  expect(reduceWorkspace(after(loaded([message('1.0')])), { type: 'left' })).toBeNull();
});
