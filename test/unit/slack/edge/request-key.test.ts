import { requestKey } from '../../../../src/slack/request-key';

test.each<[what: string, body: unknown, key: string | null]>([
  ['a command', { command: '/assign', trigger_id: '1.2.a' }, 'command:1.2.a'],
  ['a click', { type: 'block_actions', trigger_id: '1.2.a' }, 'action:1.2.a'],
  [
    'Take next, which a double click must not do twice',
    {
      type: 'block_actions',
      trigger_id: '1.2.a',
      view: { id: 'V1', hash: 'h1' },
      actions: [{ action_id: 'take_next' }],
    },
    'take-next:V1:h1',
  ],
  [
    'another click in the same Home',
    { type: 'block_actions', trigger_id: '1.2.a', view: { id: 'V1', hash: 'h1' }, actions: [{ action_id: 'undo' }] },
    'action:1.2.a',
  ],
  ['an entry of a message’s menu', { type: 'message_action', trigger_id: '1.2.a' }, 'shortcut:1.2.a'],
  ['a form', { type: 'view_submission', view: { id: 'V1', hash: 'h1' }, trigger_id: '9' }, 'view:V1:h1'],
  ['an event', { type: 'event_callback', event_id: 'Ev1', event: { type: 'user_change' } }, 'event:Ev1'],
  ['the opening of the App Home', { event_id: 'Ev1', event: { type: 'app_home_opened' } }, null],
  [
    'somebody who mentions us',
    { team_id: 'T1', event_id: 'Ev1', event: { type: 'app_mention', user: 'U1', channel: 'C1', text: 'hi' } },
    'event:Ev1',
  ],
  [
    'a mention that was edited in',
    {
      team_id: 'T1',
      event_id: 'Ev1',
      event: { type: 'app_mention', user: 'U1', channel: 'C1', text: 'hi', edited: {} },
    },
    null,
  ],
  [
    'a bot that mentions us',
    {
      team_id: 'T1',
      event_id: 'Ev1',
      event: { type: 'app_mention', user: 'U1', channel: 'C1', text: 'hi', bot_id: 'B1' },
    },
    null,
  ],
  ['the options of a menu', { type: 'block_suggestion', action_id: 'assignee' }, null],
  ['a form that was closed', { type: 'view_closed', view: { id: 'V1' } }, null],
  ['a click without a trigger', { type: 'block_actions' }, null],
  ['something else', 'hello', null],
  ['nothing', null, null],
])('%s', (_, body, key) => {
  expect(requestKey(body)).toBe(key);
});
