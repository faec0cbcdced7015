import { readSharedFile, storableBody } from '../../../../src/slack/payloads';
import { requestKey } from '../../../../src/slack/request-key';

const event = {
  type: 'message',
  subtype: 'file_share',
  channel_type: 'im',
  channel: 'D1',
  user: 'U1',
  team: 'T1',
  text: 'codeowners shop',
  ts: '1.2',
  files: [{ id: 'F1', preview: '* @secret-team', url_private: 'https://files.slack.com/x' }],
};
const body = (more: object = {}) => ({
  team_id: 'T1',
  event_id: 'Ev1',
  api_app_id: 'A1',
  event: { ...event, ...more },
});

test('of a file only its id is read and stored; the envelope stays', () => {
  expect(readSharedFile(body())).toEqual({
    sender: { slackTeamId: 'T1', slackUserId: 'U1' },
    channelId: 'D1',
    text: 'codeowners shop',
    fileIds: ['F1'],
  });
  const stored = storableBody(body());
  expect(stored).toMatchObject({ event_id: 'Ev1', api_app_id: 'A1', event: { files: [{ id: 'F1' }] } });
  expect(JSON.stringify(stored)).not.toMatch(/secret|url_private/);
  expect(requestKey(body())).toBe('event:Ev1');
  expect(readSharedFile(stored)).toEqual(readSharedFile(body()));
});

test('somebody of another workspace is who they are', () => {
  expect(readSharedFile(body({ user_team: 'T2' }))?.sender).toEqual({ slackTeamId: 'T2', slackUserId: 'U1' });
});

test.each([
  { subtype: undefined },
  { subtype: 'message_changed' },
  { channel_type: 'channel' },
  { user: undefined },
  { files: [] },
  { files: undefined },
  { files: [{}] },
])('a message with %j is none of ours: not read, and no reason to store it', (more) => {
  expect(readSharedFile(body(more))).toBeNull();
  expect(requestKey(body(more))).toBeNull();
});

test('other requests are stored as they are', () => {
  const other = { team_id: 'T1', event_id: 'Ev2', event: { type: 'user_change', user: { id: 'U1' } } };
  expect(storableBody(other)).toBe(other);
  expect(requestKey(other)).toBe('event:Ev2');
});
