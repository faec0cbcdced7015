import type { App } from '@slack/bolt';
import { boltApp } from '../support/workspace-bolt-app';
import { closeAll, workspace } from '../support/workspace-fixture';

afterEach(closeAll);

const BOB = 'U0BOB0001';

function listen(app: App): void {
  app.command('/assign', async ({ ack, command, respond, client, body }) => {
    await ack();
    if (command.text === 'open') {
      await client.views.open({
        trigger_id: body.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'assign',
          title: { type: 'plain_text', text: 'Assign' },
          submit: { type: 'plain_text', text: 'Assign' },
          blocks: [
            {
              type: 'input',
              block_id: 'note',
              label: { type: 'plain_text', text: 'Note' },
              element: { type: 'plain_text_input', action_id: 'note' },
            },
          ],
        },
      });
      return;
    }
    await respond({ response_type: 'ephemeral', text: `you said ${command.text}` });
    await client.chat.postMessage({
      channel: command.channel_id,
      text: 'A card',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: '*A card*' } },
        {
          type: 'actions',
          block_id: 'controls',
          elements: [
            { type: 'button', action_id: 'take', text: { type: 'plain_text', text: 'Assign to me' }, value: 'v1:12' },
            { type: 'external_select', action_id: 'assignee', min_query_length: 0 },
          ],
        },
      ],
      metadata: { event_type: 'card', event_payload: { issue: '12' } },
    });
  });
  app.action('take', async ({ ack, body, client, respond, action }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.message || !('value' in action)) return;
    await client.chat.update({ channel: body.channel?.id ?? '', ts: body.message.ts, text: `Taken ${action.value}` });
    await respond({ text: 'Yours.', response_type: 'ephemeral', replace_original: false });
  });
  app.options('assignee', async ({ ack, payload }) => {
    await ack({ options: [{ text: { type: 'plain_text', text: `Bob (${payload.value})` }, value: 'user:2' }] });
  });
  app.action('assignee', async ({ ack, respond, action }) => {
    await ack();
    const chosen = 'selected_option' in action ? (action.selected_option as { value: string }).value : '';
    await respond({ text: `Chose ${chosen}`, response_type: 'ephemeral', replace_original: false });
  });
  app.view('assign', async ({ ack, view }) => {
    const note = view.state.values.note?.note?.value;
    if (note === 'bad') await ack({ response_action: 'errors', errors: { note: 'Not that.' } });
    else await ack();
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Queue' } }] },
    });
  });
}

describe.each(['http', 'socket'] as const)('A real Bolt app over %s', (mode) => {
  test('answers a command, posts a card, and is clicked, searched and chosen from', async () => {
    const local = await workspace();
    await boltApp(local, mode, listen);
    const { control } = local;
    const bob = control.as(BOB);
    expect(await bob.runs('#alerts', '/assign CHECKOUT-1 @carol')).toEqual({ ok: true });
    const told = await control.waitFor(() => control.ephemerals(BOB)[0], 'the answer');
    expect(told.text).toBe('you said CHECKOUT-1 <@U0CAROL01|carol>');
    const card = await control.waitFor(() => control.messages('#alerts')[0], 'the card');
    expect(card.metadata).toEqual({ event_type: 'card', event_payload: { issue: '12' } });

    const offered = await bob.searches(card, 'assignee', 'bo');
    expect(offered.options?.[0]?.text.text).toBe('Bob (bo)');
    expect(await bob.selects(card, 'assignee', 'user:2')).toEqual({ ok: true });
    await control.waitFor(() => control.ephemerals(BOB).some((one) => one.text === 'Chose user:2'), 'the choice');

    expect(await bob.clicks(card, 'Assign to me')).toEqual({ ok: true });
    await control.waitFor(() => control.messages('#alerts')[0]?.text === 'Taken v1:12', 'the redrawn card');
    await control.waitFor(() => control.ephemerals(BOB).some((one) => one.text === 'Yours.'), 'the confirmation');
    expect(control.problems()).toEqual([]);
  });

  test('opens a modal, shows its errors, closes it, and draws the Home tab', async () => {
    const local = await workspace();
    await boltApp(local, mode, listen);
    const { control } = local;
    const bob = control.as(BOB);
    await bob.runs('#alerts', '/assign open');
    await control.waitFor(() => control.modals(BOB)[0], 'the modal');
    const empty = await bob.submits('assign');
    expect(empty.errors).toEqual({ note: 'Please complete this required field.' });
    expect(await bob.submits('assign', { note: 'bad' })).toEqual({ ok: false, errors: { note: 'Not that.' } });
    expect(await bob.submits('assign', { note: 'fine' })).toEqual({ ok: true });
    expect(control.modals(BOB)).toEqual([]);

    bob.opensHome();
    const home = await control.waitFor(() => control.home(BOB), 'the Home tab');
    expect(home.blocks[0]?.type).toBe('section');
    expect(control.problems()).toEqual([]);
  });
});

test('A Bolt app answers the URL verification', async () => {
  const local = await workspace();
  await boltApp(local, 'http', listen);
  expect(await local.control.verifiesUrl()).toBe(true);
});
