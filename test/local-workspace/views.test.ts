import type { LocalWorkspace } from '../../src/local-workspace/start';
import { farSide, type FarSide, type Reply } from '../support/workspace-far-side';
import { call, closeAll, handClock, workspace } from '../support/workspace-fixture';

afterEach(closeAll);

const BOB = 'U0BOB0001';
const plain = (text: string): object => ({ type: 'plain_text', text });
const modal = (callbackId: string, more: object = {}): object => ({
  type: 'modal',
  callback_id: callbackId,
  title: plain('Assign'),
  submit: plain('Go'),
  blocks: [
    { type: 'input', block_id: 'note', label: plain('Note'), element: { type: 'plain_text_input', action_id: 'note' } },
  ],
  ...more,
});

interface Setting {
  local: LocalWorkspace;
  app: FarSide;
  clock: ReturnType<typeof handClock>;
  /** A trigger of something Bob just did. */
  trigger: () => Promise<unknown>;
  answerWith: (reply: Reply) => void;
}

async function setting(): Promise<Setting> {
  let reply: Reply = {};
  const app = await farSide(() => reply);
  const clock = handClock();
  const local = await workspace({ delivery: { mode: 'http', url: app.url }, clock: clock.now });
  return {
    local,
    app,
    clock,
    trigger: async () => {
      await local.control.as(BOB).runs('#alerts', '/assign');
      return app.received.at(-1)?.fields.trigger_id;
    },
    answerWith: (next) => {
      reply = next;
    },
  };
}

const callbacks = (local: LocalWorkspace): string[] => local.control.modals(BOB).map((view) => view.callbackId);

test('a trigger opens one view, within three seconds', async () => {
  const { local, clock, trigger } = await setting();
  const first = await trigger();
  clock.advance(3000);
  expect(await call(local, 'views.open', { trigger_id: first, view: modal('a') })).toMatchObject({ ok: true });
  expect(await call(local, 'views.open', { trigger_id: first, view: modal('a') })).toMatchObject({
    error: 'exchanged_trigger_id',
  });
  const late = await trigger();
  clock.advance(3001);
  expect(await call(local, 'views.open', { trigger_id: late, view: modal('a') })).toMatchObject({
    error: 'expired_trigger_id',
  });
});

test('a broken view is refused with the places of its faults', async () => {
  const { local, trigger } = await setting();
  const view = modal('a', { title: plain('x'.repeat(25)) });
  expect(await call(local, 'views.open', { trigger_id: await trigger(), view })).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
  });
});

test('views stack up to three, and closing shows the one below', async () => {
  const { local, trigger } = await setting();
  await call(local, 'views.open', { trigger_id: await trigger(), view: modal('one') });
  for (const name of ['two', 'three']) {
    expect(await call(local, 'views.push', { trigger_id: await trigger(), view: modal(name) })).toMatchObject({
      ok: true,
    });
  }
  expect(await call(local, 'views.push', { trigger_id: await trigger(), view: modal('four') })).toMatchObject({
    error: 'push_limit_reached',
  });
  expect(callbacks(local)).toEqual(['one', 'two', 'three']);
  await local.control.as(BOB).closes('three');
  expect(callbacks(local)).toEqual(['one', 'two']);
});

test('an update with a stale hash is a conflict, and what was typed stays', async () => {
  const { local, trigger } = await setting();
  const opened = await call(local, 'views.open', {
    trigger_id: await trigger(),
    view: modal('a', { external_id: 'mine' }),
  });
  const { id, hash } = opened.view as { id: string; hash: string };
  await local.control.as(BOB).submits('a', { note: 'typed' });
  await call(local, 'views.open', { trigger_id: await trigger(), view: modal('b', { external_id: 'mine' }) });
  expect(await call(local, 'views.update', { view_id: id, hash, view: modal('a') })).toMatchObject({
    error: 'not_found',
  });

  const open = local.control.modals(BOB)[0];
  const update = { external_id: 'mine', view: modal('b', { external_id: 'mine' }) };
  expect(await call(local, 'views.update', { ...update, hash: open?.hash })).toMatchObject({ ok: true });
  expect(await call(local, 'views.update', { ...update, hash: open?.hash })).toMatchObject({ error: 'hash_conflict' });
});

test('what was typed survives an update of the view', async () => {
  const at = await setting();
  await call(at.local, 'views.open', { trigger_id: await at.trigger(), view: modal('a') });
  at.answerWith({ json: { response_action: 'update', view: modal('b') } });
  await at.local.control.as(BOB).submits('a', { note: 'typed' });
  expect(callbacks(at.local)).toEqual(['b']);
  expect(at.local.control.modals(BOB)[0]?.state.note?.note).toEqual({ type: 'plain_text_input', value: 'typed' });
});

describe('Submitting', () => {
  const submitted = async (reply: Reply): Promise<Setting & { answer: object }> => {
    const at = await setting();
    await call(at.local, 'views.open', { trigger_id: await at.trigger(), view: modal('base') });
    await call(at.local, 'views.push', { trigger_id: await at.trigger(), view: modal('top') });
    at.answerWith(reply);
    return { ...at, answer: await at.local.control.as(BOB).submits('top', { note: 'hello' }) };
  };

  test('sends the values, without response URLs', async () => {
    const { app } = await submitted({});
    expect(app.received.at(-1)?.fields.payload).toMatchObject({
      type: 'view_submission',
      response_urls: [],
      view: { callback_id: 'top', state: { values: { note: { note: { type: 'plain_text_input', value: 'hello' } } } } },
    });
  });

  test.each<[string, Reply, string[]]>([
    ['an empty acknowledgement closes the view', {}, ['base']],
    ['clear closes all', { json: { response_action: 'clear' } }, []],
    ['update replaces it', { json: { response_action: 'update', view: modal('new') } }, ['base', 'new']],
    ['push puts one on top', { json: { response_action: 'push', view: modal('new') } }, ['base', 'top', 'new']],
  ])('%s', async (_, reply, stack) => {
    const { local, answer } = await submitted(reply);
    expect(answer).toEqual({ ok: true });
    expect(callbacks(local)).toEqual(stack);
  });

  test('errors come back at their fields', async () => {
    const { answer, local } = await submitted({ json: { response_action: 'errors', errors: { note: 'Too short.' } } });
    expect(answer).toEqual({ ok: false, errors: { note: 'Too short.' } });
    expect(callbacks(local)).toEqual(['base', 'top']);
  });

  test.each<[string, Reply]>([
    ['errors at a field that is not there', { json: { response_action: 'errors', errors: { other: 'x' } } }],
    ['a broken view', { json: { response_action: 'update', view: { type: 'modal' } } }],
    ['an unknown action', { json: { response_action: 'explode' } }],
  ])('%s: trouble for the person, and a problem on record', async (_, reply) => {
    const { answer, local } = await submitted(reply);
    expect(answer).toEqual({ ok: false, error: 'We had some trouble connecting. Try again?' });
    expect(local.control.problems()).toHaveLength(1);
  });
});

test('closing tells the app only when it asked', async () => {
  const { local, app, trigger } = await setting();
  await call(local, 'views.open', { trigger_id: await trigger(), view: modal('quiet') });
  await local.control.as(BOB).closes();
  await call(local, 'views.open', { trigger_id: await trigger(), view: modal('asked', { notify_on_close: true }) });
  await local.control.as(BOB).closes();
  const closed = app.received.filter(
    ({ fields }) => (fields.payload as { type?: string } | undefined)?.type === 'view_closed',
  );
  expect(closed.map(({ fields }) => (fields.payload as { view: { callback_id: string } }).view.callback_id)).toEqual([
    'asked',
  ]);
});

test('the Home tab is published with a hash', async () => {
  const { local } = await setting();
  const view = { type: 'home', blocks: [{ type: 'divider' }] };
  const first = await call(local, 'views.publish', { user_id: BOB, view });
  const { hash } = first.view as { hash: string };
  expect(await call(local, 'views.publish', { user_id: BOB, view, hash })).toMatchObject({ ok: true });
  expect(await call(local, 'views.publish', { user_id: BOB, view, hash })).toMatchObject({ error: 'hash_conflict' });
});
