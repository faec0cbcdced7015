import type { Message } from '../../src/local-workspace/model';
import type { LocalWorkspace } from '../../src/local-workspace/start';
import { farSide } from '../support/workspace-far-side';
import { call, closeAll, workspace } from '../support/workspace-fixture';

afterEach(closeAll);

const BOB = 'U0BOB0001';
const URL = 'http://127.0.0.1:3000/issues/CHECKOUT-1';
const button = (text: string) => ({
  type: 'actions',
  block_id: 'b1',
  elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text }, value: 'v' }],
});

/** What the app was sent, the envelope of events taken off. */
async function sent(app: Awaited<ReturnType<typeof farSide>>, local: LocalWorkspace, name: string) {
  const found = () => local.control.deliveries().find((one) => one.name === name && one.status !== null)?.payload;
  return local.control.waitFor(found, name);
}

async function open() {
  const app = await farSide();
  const local = await workspace({ delivery: { mode: 'http', url: app.url } });
  return { app, local };
}

describe('the menu of a message', () => {
  test('tells the app of the message, of who chose and of where', async () => {
    const { app, local } = await open();
    const said = local.control.as(BOB).says('#alerts', 'CHECKOUT-1 is back');
    expect(await local.control.as(BOB).picks(said, 'assign_shortcut')).toEqual({ ok: true });
    expect(await sent(app, local, 'message_action')).toMatchObject({
      type: 'message_action',
      callback_id: 'assign_shortcut',
      user: { id: BOB, team_id: 'T0ACME001' },
      team: { id: 'T0ACME001' },
      channel: { id: 'C0ALERTS1', name: 'alerts' },
      message_ts: said.ts,
      message: { text: 'CHECKOUT-1 is back', user: BOB, ts: said.ts },
      trigger_id: expect.any(String) as unknown,
      response_url: expect.stringContaining('/response/') as unknown,
    });
    expect(app.received.at(-1)?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  test('has only what the app registered', async () => {
    const { local } = await open();
    const said = local.control.as(BOB).says('#alerts', 'hello');
    expect((await local.control.as(BOB).picks(said, 'other')).ok).toBe(false);
  });
});

describe('links', () => {
  test('to a registered host are told to the app, also where it is no member; others are not', async () => {
    const { app, local } = await open();
    local.control.as(BOB).says('#random', 'see https://example.com/a');
    const said = local.control.as(BOB).says('#random', `see ${URL}?a=1&b=2 twice ${URL}?a=1&b=2`);
    const { event } = await sent(app, local, 'link_shared');
    expect(event).toMatchObject({
      channel: 'C0RANDOM1',
      is_bot_user_member: false,
      user: BOB,
      message_ts: said.ts,
      source: 'conversations_history',
      links: [{ domain: '127.0.0.1', url: `${URL}?a=1&b=2` }],
    });
    expect(local.control.deliveries().filter(({ name }) => name === 'link_shared')).toHaveLength(1);
  });

  async function unfurled(): Promise<{ local: LocalWorkspace; said: Message }> {
    const { local } = await open();
    const said = local.control.as(BOB).says('#random', `see ${URL}`);
    return { local, said };
  }
  const now = (local: LocalWorkspace, { channel, ts }: Message) => local.control.find(channel, ts);

  test('are shown as the app says, by message or by id, each in its place', async () => {
    const { local, said } = await unfurled();
    const unfurls = (text: string) => ({ [URL]: { blocks: [button(text)] } });
    expect(await call(local, 'chat.unfurl', { channel: said.channel, ts: said.ts, unfurls: unfurls('One') })).toEqual({
      ok: true,
    });
    const { event } = await local.control.waitFor(
      () => local.control.deliveries().find(({ name }) => name === 'link_shared')?.payload,
      'the event',
    );
    const { unfurl_id } = event as { unfurl_id: string };
    const byId = { unfurl_id, source: 'conversations_history', unfurls: unfurls('Two') };
    expect(await call(local, 'chat.unfurl', byId)).toEqual({ ok: true });
    expect(now(local, said)?.attachments).toMatchObject([{ id: 1, app_unfurl_url: URL, is_app_unfurl: true }]);
    expect(JSON.stringify(now(local, said))).toContain('Two');
    expect(now(local, said)?.text).toBe(said.text);
  });

  test('a control in it says in which link it stands, and brings no message along', async () => {
    const { local, said } = await unfurled();
    await call(local, 'chat.unfurl', {
      channel: said.channel,
      ts: said.ts,
      unfurls: { [URL]: { blocks: [button('Go')] } },
    });
    await local.control.as(BOB).clicks(now(local, said) ?? said, 'Go');
    const click = local.control.deliveries().find(({ name }) => name === 'block_actions')?.payload;
    expect(click).toMatchObject({
      container: {
        type: 'message_attachment',
        is_app_unfurl: true,
        app_unfurl_url: URL,
        channel_id: said.channel,
        message_ts: said.ts,
      },
      app_unfurl: { app_unfurl_url: URL },
    });
    expect(click).not.toHaveProperty('message');
  });

  test.each([
    ['no message', { ts: '1.1' }, 'cannot_find_message'],
    ['no channel', { channel: 'C0NOWHERE' }, 'cannot_find_channel'],
    ['a link that is not there', { unfurls: { [`${URL}0`]: {} } }, 'cannot_unfurl_message'],
    ['blocks that are wrong', { unfurls: { [URL]: { blocks: [{ type: 'button' }] } } }, 'cannot_parse_attachment'],
    ['nothing', { unfurls: undefined }, 'missing_unfurls'],
  ])('%s is refused', async (_, more, error) => {
    const { local, said } = await unfurled();
    const args = { channel: said.channel, ts: said.ts, unfurls: { [URL]: {} }, ...more };
    expect(await call(local, 'chat.unfurl', args)).toMatchObject({ ok: false, error });
  });
});
