import { call, closeAll, workspace } from '../support/workspace-fixture';

afterEach(closeAll);

const ALICE = 'U0ALICE01';
const CHANNEL = 'C0ALERTS1';

/** An upload as far as its content. */
async function uploaded(content = 'day,open\r\n', name = 'days.csv') {
  const local = await workspace();
  const asked = await call(local, 'files.getUploadURLExternal', { filename: name, length: content.length });
  const send = (body: string, url = String(asked.upload_url)) => fetch(url, { method: 'POST', body });
  return { local, id: String(asked.file_id), url: String(asked.upload_url), send, content };
}

test('a file is announced, sent and shown in a message with blocks, and its reader downloads it', async () => {
  const { local, id, send, content } = await uploaded();
  expect((await send(content)).status).toBe(200);
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'numbers' } }];
  const files = [{ id, title: 'Numbers' }];
  const shared = { files, channel_id: CHANNEL, blocks };
  expect(await call(local, 'files.completeUploadExternal', shared)).toMatchObject({ ok: true, files: [{ id }] });
  const [message] = local.control.messages(CHANNEL);
  expect(message).toMatchObject({ fromBot: true, blocks, files: [{ id, title: 'Numbers', mimetype: 'text/csv' }] });
  const got = await fetch(`${local.url}client/file?as=${ALICE}&id=${id}`);
  expect(got.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''days.csv");
  expect(await got.text()).toBe(content);
  const { messages } = await call(local, 'conversations.history', { channel: CHANNEL });
  expect(messages).toMatchObject([{ subtype: 'file_share', files: [{ name: 'days.csv' }] }]);
  expect(await call(local, 'files.completeUploadExternal', shared)).toMatchObject({ error: 'file_not_found' });
});

test('only a picture is shown by the browser itself, whatever it is called', async () => {
  const { local, id, send, content } = await uploaded('<script>alert(1)</script>', 'a.html');
  await send(content);
  await call(local, 'files.completeUploadExternal', { files: [{ id }], channel_id: CHANNEL });
  const got = await fetch(`${local.url}client/file?as=${ALICE}&id=${id}`);
  expect(got.headers.get('content-type')).toBe('application/octet-stream');
  expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
});

test('content goes to its own address only, and has the length that was said', async () => {
  const { local, id, url, send, content } = await uploaded();
  expect((await send(content, `${url}x`)).status).toBe(404);
  expect((await send('short')).status).toBe(400);
  expect((await send(content.repeat(2))).status).toBe(413);
  const early = { files: [{ id }], channel_id: CHANNEL };
  expect(await call(local, 'files.completeUploadExternal', early)).toMatchObject({ error: 'file_not_found' });
});

test.each([
  ['files.getUploadURLExternal', { filename: 'a.csv', length: 0 }, 'missing_argument'],
  ['files.getUploadURLExternal', { filename: 'a.csv', length: 1e9 }, 'file_upload_size_restricted'],
  ['files.getUploadURLExternal', { filename: 'a.png', length: 1, alt_txt: 'x'.repeat(1_001) }, 'alt_txt_too_large'],
  ['files.completeUploadExternal', { files: [{ id: 'F1' }], channel_id: ALICE }, 'invalid_arguments'],
  ['files.completeUploadExternal', { files: [], channel_id: CHANNEL }, 'invalid_arguments'],
  ['files.completeUploadExternal', { files: [{ id: 'F1' }], channel_id: 'C0NOWHERE1' }, 'channel_not_found'],
])('%s with %j is refused: %s', async (method, args, error) => {
  expect(await call(await workspace(), method, args)).toMatchObject({ ok: false, error });
});
