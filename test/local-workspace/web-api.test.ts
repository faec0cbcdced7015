import type { LocalWorkspace } from '../../src/local-workspace/start';
import { APP_TOKEN, BOT_TOKEN, call, closeAll, workspace } from '../support/workspace-fixture';

afterEach(closeAll);

const ALERTS = 'C0ALERTS1';
const GENERAL = 'C0GENERAL';
const BOB = 'U0BOB0001';
const HAL = 'U0HAL0001';
const section = { type: 'section', text: { type: 'mrkdwn', text: 'Hello' } };

async function posted(local: LocalWorkspace, args: object = {}): Promise<string> {
  const answer = await call(local, 'chat.postMessage', { channel: ALERTS, text: 'Hello', ...args });
  return answer.ts as string;
}

describe('Refusals', () => {
  const ephemeral = { channel: ALERTS, user: BOB, text: 'x' };
  const table: [string, string, object, string][] = [
    ['an unknown method', 'chat.sing', {}, 'unknown_method'],
    ['an unknown argument', 'chat.postMessage', { channel: ALERTS, text: 'x', colour: 'red' }, 'invalid_arguments'],
    ['an argument of the wrong kind', 'users.list', { limit: 'many' }, 'invalid_arguments'],
    ['an unknown channel', 'chat.postMessage', { channel: 'C0NOWHERE', text: 'x' }, 'channel_not_found'],
    ['no channel', 'chat.postMessage', { text: 'x' }, 'channel_not_found'],
    ['a channel the bot is not in', 'chat.postMessage', { channel: GENERAL, text: 'x' }, 'not_in_channel'],
    ['nothing to say', 'chat.postMessage', { channel: ALERTS }, 'no_text'],
    ['blocks without a fallback text', 'chat.postMessage', { channel: ALERTS, blocks: [section] }, 'no_text'],
    [
      'attachments without a fallback',
      'chat.postMessage',
      { channel: ALERTS, attachments: [{ blocks: [section] }] },
      'no_text',
    ],
    ['a text of 40,001 characters', 'chat.postMessage', { channel: ALERTS, text: 'x'.repeat(40_001) }, 'msg_too_long'],
    [
      'blocks that are not a list',
      'chat.postMessage',
      { channel: ALERTS, text: 'x', blocks: {} },
      'invalid_blocks_format',
    ],
    [
      'blocks that are not JSON',
      'chat.postMessage',
      { channel: ALERTS, text: 'x', blocks: '[{' },
      'invalid_blocks_format',
    ],
    [
      'a broken block',
      'chat.postMessage',
      { channel: ALERTS, text: 'x', blocks: [{ type: 'sectoin' }] },
      'invalid_blocks',
    ],
    [
      'too much text in all blocks',
      'chat.postMessage',
      {
        channel: ALERTS,
        text: 'x',
        blocks: Array(5).fill({ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(2500) } }),
      },
      'msg_blocks_too_long',
    ],
    [
      'a thread that is not there',
      'chat.postMessage',
      { channel: ALERTS, text: 'x', thread_ts: '1.000001' },
      'thread_not_found',
    ],
    [
      'metadata without a type',
      'chat.postMessage',
      { channel: ALERTS, text: 'x', metadata: { a: 1 } },
      'invalid_metadata_format',
    ],
    ['a message to somebody deactivated', 'chat.postMessage', { channel: HAL, text: 'x' }, 'user_disabled'],
    ['an update of nothing', 'chat.update', { channel: ALERTS, ts: '1.000001', text: 'x' }, 'message_not_found'],
    ['a deletion of nothing', 'chat.delete', { channel: ALERTS, ts: '1.000001' }, 'message_not_found'],
    [
      'an ephemeral message to a stranger',
      'chat.postEphemeral',
      { ...ephemeral, user: 'U0NOBODY1' },
      'user_not_in_channel',
    ],
    ['an ephemeral message elsewhere', 'chat.postEphemeral', { ...ephemeral, channel: GENERAL }, 'not_in_channel'],
    ['a link to nothing', 'chat.getPermalink', { channel: ALERTS, message_ts: '1.000001' }, 'message_not_found'],
    ['an unknown user', 'users.info', { user: 'U0NOBODY1' }, 'user_not_found'],
    ['an unknown e-mail', 'users.lookupByEmail', { email: 'nobody@acme.example' }, 'users_not_found'],
    ['the e-mail of somebody deactivated', 'users.lookupByEmail', { email: 'hal@acme.example' }, 'users_not_found'],
    ['an unknown group', 'usergroups.users.list', { usergroup: 'S0NOTHING' }, 'no_such_subteam'],
    ['a broken cursor', 'users.list', { cursor: 'abc' }, 'invalid_cursor'],
    ['too long a page', 'users.list', { limit: 1001 }, 'invalid_limit'],
    ['an unknown channel to look at', 'conversations.info', { channel: 'C0NOWHERE' }, 'channel_not_found'],
    ['the history of a channel the bot is not in', 'conversations.history', { channel: GENERAL }, 'not_in_channel'],
    ['an unknown thread', 'conversations.replies', { channel: ALERTS, ts: '1.000001' }, 'thread_not_found'],
    ['nobody to talk to', 'conversations.open', {}, 'users_list_not_supplied'],
    ['a conversation with somebody deactivated', 'conversations.open', { users: HAL }, 'user_disabled'],
    [
      'a view with an unknown trigger',
      'views.open',
      { trigger_id: '1.2.3', view: { type: 'modal' } },
      'invalid_trigger_id',
    ],
    ['an update of a view that is gone', 'views.update', { view_id: 'V0GONE', view: { type: 'modal' } }, 'not_found'],
    ['a home for nobody', 'views.publish', { user_id: 'U0NOBODY1', view: { type: 'home' } }, 'user_not_found'],
    [
      'a reaction to nothing',
      'reactions.add',
      { channel: ALERTS, timestamp: '1.000001', name: 'eyes' },
      'message_not_found',
    ],
  ];

  test.each(table)('%s', async (_, method, args, error) => {
    const local = await workspace();
    expect(await call(local, method, args)).toMatchObject({ ok: false, error });
    expect(local.control.calls(method)).toMatchObject([{ method, outcome: error }]);
  });

  test.each([
    ['no token', null, 'not_authed'],
    ['a wrong token', 'xoxb-wrong', 'invalid_auth'],
    ['the app token where the bot token belongs', APP_TOKEN, 'not_allowed_token_type'],
  ])('%s', async (_, token, error) => {
    const local = await workspace();
    expect(await call(local, 'auth.test', {}, token)).toEqual({ ok: false, error });
  });

  test('a revoked token is refused, and the app is told', async () => {
    const local = await workspace();
    local.control.revokeToken();
    expect(await call(local, 'auth.test')).toEqual({ ok: false, error: 'token_revoked' });
    expect(local.control.deliveries().map((one) => one.name)).toContain('tokens_revoked');
  });

  test('archived channels, and messages of other people, cannot be written', async () => {
    const local = await workspace();
    const said = local.control.as(BOB).says('#alerts', 'Mine');
    expect(await call(local, 'chat.update', { channel: ALERTS, ts: said.ts, text: 'x' })).toMatchObject({
      error: 'cant_update_message',
    });
    local.control.archiveChannel('#alerts');
    expect(await call(local, 'chat.postMessage', { channel: ALERTS, text: 'x' })).toMatchObject({
      error: 'is_archived',
    });
  });

  test('user groups need a paid plan', async () => {
    const local = await workspace();
    local.control.paidPlan(false);
    expect(await call(local, 'usergroups.list')).toMatchObject({ ok: false, error: 'paid_teams_only' });
  });

  test('an update of more than 4,000 characters is too long', async () => {
    const local = await workspace();
    const ts = await posted(local);
    const args = { channel: ALERTS, ts, text: 'x'.repeat(4001) };
    expect(await call(local, 'chat.update', args)).toMatchObject({ error: 'msg_too_long' });
  });
});

describe('Messages', () => {
  test('a form with JSON in it says the same as a JSON body', async () => {
    const local = await workspace();
    const body = new URLSearchParams({
      channel: ALERTS,
      text: 'Card',
      blocks: JSON.stringify([section]),
      token: BOT_TOKEN,
    });
    const response = await fetch(`${local.apiUrl}chat.postMessage`, { method: 'POST', body });
    const answer = (await response.json()) as { message: { blocks: { block_id: string }[]; bot_id: string } };
    expect(answer).toMatchObject({
      ok: true,
      channel: ALERTS,
      message: { type: 'message', app_id: 'A0DIBS0001', text: 'Card' },
    });
    expect(answer.message.blocks[0]?.block_id).toMatch(/^\w{5}$/);
  });

  test('an update keeps blocks that are not given and drops them for an empty list', async () => {
    const local = await workspace();
    const ts = await posted(local, { blocks: [section] });
    const shown = (): unknown[] => local.control.messages('#alerts')[0]?.blocks ?? [];
    await call(local, 'chat.update', { channel: ALERTS, ts, text: 'New text' });
    expect(shown()).toHaveLength(1);
    await call(local, 'chat.update', { channel: ALERTS, ts, text: 'New text', blocks: [] });
    expect(shown()).toHaveLength(0);
  });

  test('replies are counted on the root and stay out of the channel unless broadcast', async () => {
    const local = await workspace();
    const ts = await posted(local);
    await posted(local, { thread_ts: ts, text: 'Reply' });
    await posted(local, { thread_ts: ts, text: 'Loud reply', reply_broadcast: true });
    const history = await call(local, 'conversations.history', { channel: ALERTS });
    expect(history.messages).toMatchObject([{ text: 'Loud reply' }, { text: 'Hello', reply_count: 2 }]);
    const replies = await call(local, 'conversations.replies', { channel: ALERTS, ts });
    expect((replies.messages as { text: string }[]).map((one) => one.text)).toEqual(['Hello', 'Reply', 'Loud reply']);
  });

  test('history is windowed, paged, and shows metadata only when asked', async () => {
    const local = await workspace();
    const metadata = { event_type: 'card', event_payload: { issue: '1' } };
    const stamps = [await posted(local, { metadata }), await posted(local), await posted(local)];
    const first = await call(local, 'conversations.history', { channel: ALERTS, limit: 2 });
    expect(first).toMatchObject({ has_more: true, messages: [{ ts: stamps[2] }, { ts: stamps[1] }] });
    const { next_cursor: cursor } = first.response_metadata as { next_cursor: string };
    const second = await call(local, 'conversations.history', { channel: ALERTS, limit: 2, cursor });
    expect(second.messages).toEqual([expect.not.objectContaining({ metadata })]);
    const one = { channel: ALERTS, oldest: stamps[0], latest: stamps[0], inclusive: true, include_all_metadata: true };
    expect(await call(local, 'conversations.history', one)).toMatchObject({ messages: [{ ts: stamps[0], metadata }] });
  });

  test("a person's id reaches the conversation with them, and a permalink names the message", async () => {
    const local = await workspace();
    const answer = await call(local, 'chat.postMessage', { channel: BOB, text: 'For you' });
    expect(answer.channel).toMatch(/^D/);
    expect(local.control.dms(BOB)).toMatchObject([{ text: 'For you' }]);
    const ts = await posted(local);
    const link = await call(local, 'chat.getPermalink', { channel: ALERTS, message_ts: ts });
    expect(link.permalink).toBe(`https://acme.slack.com/archives/${ALERTS}/p${ts.replace('.', '')}`);
  });

  test('an ephemeral message is seen by its reader only and by no method', async () => {
    const local = await workspace();
    const { message_ts: ts } = await call(local, 'chat.postEphemeral', { channel: ALERTS, user: BOB, text: 'Psst' });
    expect(local.control.ephemerals(BOB)).toMatchObject([{ text: 'Psst' }]);
    expect(local.control.messages('#alerts')).toEqual([]);
    expect(await call(local, 'chat.update', { channel: ALERTS, ts, text: 'x' })).toMatchObject({
      error: 'message_not_found',
    });
  });
});

describe('People and channels', () => {
  test('people come in pages, with Slackbot, the bot and the deactivated among them', async () => {
    const local = await workspace();
    const seen: { id: string; deleted: boolean; is_bot: boolean; is_admin?: boolean }[] = [];
    let cursor = '';
    do {
      const page = await call(local, 'users.list', { limit: 4, ...(cursor ? { cursor } : {}) });
      seen.push(...(page.members as typeof seen));
      cursor = (page.response_metadata as { next_cursor: string }).next_cursor;
    } while (cursor !== '');
    expect(seen).toHaveLength(10);
    expect(seen.find((user) => user.id === 'USLACKBOT')).toMatchObject({ is_bot: false });
    expect(seen.find((user) => user.id === 'U0ALICE01')).toMatchObject({ is_admin: true });
    expect(seen.find((user) => user.id === HAL)).toMatchObject({ deleted: true });
    expect(seen.find((user) => user.id === HAL)).not.toHaveProperty('is_admin');
  });

  test('groups list their members when asked', async () => {
    const local = await workspace();
    const { usergroups } = await call(local, 'usergroups.list', { include_users: true });
    expect(usergroups).toMatchObject([
      { handle: 'payments', users: [BOB, 'U0CAROL01'] },
      { handle: 'platform' },
      { handle: 'frontend' },
    ]);
  });

  test('statuses are in the profile, and do not disturb is asked for by itself', async () => {
    const local = await workspace();
    const status = { text: 'Lunch', emoji: ':hamburger:', expiration: 1_800_000_000 };
    local.control.updateUser(BOB, { status, quiet: { from: 1_700_000_000, until: 1_700_003_600 }, tzOffset: 3_600 });
    expect(await call(local, 'users.info', { user: BOB })).toMatchObject({
      user: {
        tz_offset: 3_600,
        profile: { status_text: 'Lunch', status_emoji: ':hamburger:', status_expiration: 1_800_000_000 },
      },
    });
    const quiet = { dnd_enabled: true, next_dnd_start_ts: 1_700_000_000, next_dnd_end_ts: 1_700_003_600 };
    expect(await call(local, 'dnd.info', { user: BOB })).toEqual({ ok: true, ...quiet });
    expect(await call(local, 'dnd.info', { user: HAL })).toMatchObject({ dnd_enabled: false, next_dnd_end_ts: 1 });
    local.control.faults.next('dnd.info', { kind: 'refuse', error: 'missing_scope', needed: 'dnd:read' });
    expect(await call(local, 'dnd.info', { user: BOB })).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'dnd:read',
    });
  });

  test('the bot joins a channel and may then write there', async () => {
    const local = await workspace();
    expect(await call(local, 'conversations.join', { channel: GENERAL })).toMatchObject({ ok: true });
    expect(await call(local, 'chat.postMessage', { channel: GENERAL, text: 'x' })).toMatchObject({ ok: true });
  });

  test('opening a conversation twice gives the same one', async () => {
    const local = await workspace();
    const first = await call(local, 'conversations.open', { users: BOB });
    const again = await call(local, 'conversations.open', { users: BOB });
    expect(again).toMatchObject({ already_open: true, channel: first.channel });
  });

  test('the app is told of new, changed and deactivated people', async () => {
    const local = await workspace();
    const ivy = local.control.addUser({ name: 'ivy', realName: 'Ivy Lang' });
    local.control.updateUser(ivy.id, { deleted: true });
    local.control.setUserGroup({ handle: 'payments', users: [BOB] });
    const told = local.control.deliveries().map((one) => (one.payload.event as { type: string }).type);
    expect(told).toEqual(['team_join', 'user_change', 'subteam_updated', 'subteam_members_changed']);
  });
});
