import {
  readAction,
  readCommand,
  readShortcut,
  readSubmission,
  readSuggestion,
  storableBody,
} from '../../../../src/slack/payloads';
import { toUserRecord } from '../../../../src/slack/user-record';

const click = {
  type: 'block_actions',
  user: { id: 'U1', team_id: 'T1' },
  team: { id: 'T1' },
  trigger_id: 't',
  response_url: 'https://hooks.slack.com/x',
  channel: { id: 'C1' },
  container: { type: 'message', is_ephemeral: true },
  actions: [{ action_id: 'assignee', block_id: 'b', selected_option: { value: 'v1:user:1' } }],
};

test('a click is read with the value of its button or of the chosen option', () => {
  expect(readAction(click)).toMatchObject({
    sender: { slackTeamId: 'T1', slackUserId: 'U1' },
    value: 'v1:user:1',
    blockId: 'b',
    channelId: 'C1',
    place: { type: 'message', isEphemeral: true },
  });
  expect(readAction({ ...click, actions: [{ action_id: 'resolve', value: 'v1:7' }] })).toMatchObject({
    value: 'v1:7',
    blockId: '',
  });
});

test('somebody of another workspace is of his own workspace, not of the one he clicks in', () => {
  expect(readAction({ ...click, user: { id: 'U9', team_id: 'T9' } }).sender).toEqual({
    slackTeamId: 'T9',
    slackUserId: 'U9',
  });
});

const pointed = {
  type: 'message_action',
  callback_id: 'assign_shortcut',
  user: { id: 'U1', team_id: 'T1' },
  channel: { id: 'C1' },
  trigger_id: 't',
  message_ts: '1.1',
  message: {
    ts: '1.1',
    user: 'U2',
    text: 'one',
    thread_ts: '1.0',
    blocks: [{ text: { text: 'two' } }],
    files: [{ id: 'F1' }],
  },
};

test('of a message that was pointed at only its texts are kept, and they read the same', () => {
  const stored = storableBody(pointed);
  expect(stored['message']).toEqual({ thread_ts: '1.0', text: 'one\ntwo' });
  expect(readShortcut(stored)).toEqual(readShortcut(pointed));
  expect(readShortcut(pointed)).toMatchObject({ channelId: 'C1', ts: '1.1', threadTs: '1.0', text: 'one\ntwo' });
});

test.each([
  ['a command without a person', () => readCommand({ command: '/assign' })],
  ['a click on nothing', () => readAction({ ...click, actions: [] })],
  [
    'a click with a value of a megabyte',
    () => readAction({ ...click, actions: [{ action_id: 'x', value: 'x'.repeat(1e6) }] }),
  ],
  ['a form without a view', () => readSubmission({ user: { id: 'U1' } })],
  [
    'a form with a state of another shape',
    () => readSubmission({ user: { id: 'U1' }, view: { id: 'V', state: { values: { a: { b: 1 } } } } }),
  ],
  ['an entry of a message’s menu without a message', () => readShortcut({ ...pointed, message: null })],
  ['a menu without a name', () => readSuggestion({ user: { id: 'U1' } })],
])('%s is not read at all', (_, read) => {
  expect(read).toThrow('expected');
});

describe('a person as Slack describes him', () => {
  const bob = {
    id: 'U1',
    team_id: 'T1',
    name: 'bob',
    profile: { display_name: 'Bob', real_name: 'Bob T', email: 'bob@acme.com' },
  };

  test('is read with every name', () => {
    expect(toUserRecord(bob, 'T1')).toEqual({
      slackUserId: 'U1',
      teamId: 'T1',
      handle: 'bob',
      displayName: 'Bob',
      realName: 'Bob T',
      email: 'bob@acme.com',
      isBot: false,
      isDeleted: false,
      isStranger: false,
      isSlackAdmin: false,
      timeZone: null,
    });
  });

  test.each<[what: string, more: object, expected: object]>([
    ['somebody in a time zone', { tz: 'Asia/Tokyo', tz_offset: 32400 }, { timeZone: 'Asia/Tokyo' }],
    ['a time zone that is no text', { tz: 7 }, { timeZone: null }],
    ['an owner is an administrator', { is_owner: true }, { isSlackAdmin: true }],
    ['somebody of another workspace is a stranger', { team_id: 'T9' }, { isStranger: true }],
    [
      'unless the other workspace is of the same enterprise and he is in ours',
      { team_id: 'T9', enterprise_user: { teams: ['T9', 'T1'] } },
      { isStranger: false },
    ],
    ['somebody Slack calls a stranger is one', { is_stranger: true }, { isStranger: true }],
    ['somebody deleted', { deleted: true }, { isDeleted: true }],
    ['a bot without a profile', { is_bot: true, profile: null, name: null }, { isBot: true, handle: '', email: null }],
  ])('%s', (_, more, expected) => {
    expect(toUserRecord({ ...bob, ...more }, 'T1')).toMatchObject(expected);
  });

  test('and what is no person is none', () => {
    expect(toUserRecord({ name: 'x' }, 'T1')).toBeNull();
    expect(toUserRecord(undefined, 'T1')).toBeNull();
  });
});
