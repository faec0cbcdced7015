import { call, closeAll, workspace } from '../support/workspace-fixture';

afterEach(closeAll);

const ALICE = 'U0ALICE01';
const upload = async (content: string | Buffer = '* @bob') => {
  const local = await workspace();
  const file = local.control.as(ALICE).uploads({ name: 'CODEOWNERS', content }, 'codeowners shop').files?.[0];
  if (!file) throw new Error('no file');
  return { local, id: file.id };
};
const infoOf = async (local: Awaited<ReturnType<typeof workspace>>, file: string) => {
  const answer = await call(local, 'files.info', { file });
  return { ...answer, file: answer.file as { url_private_download: string; size: number; user: string } };
};

test('the app hears of a file as Slack tells it, without its content', async () => {
  const { local, id } = await upload();
  const delivery = await local.control.waitFor(
    () => local.control.deliveries().find(({ name }) => name === 'message'),
    'it',
  );
  expect(delivery.payload.event).toMatchObject({
    type: 'message',
    subtype: 'file_share',
    channel_type: 'im',
    user: ALICE,
    text: 'codeowners shop',
    files: [{ id, name: 'CODEOWNERS', mimetype: 'text/plain', size: 6, mode: 'hosted' }],
  });
  expect(JSON.stringify(delivery.payload)).not.toContain('* @bob');
});

test('the content is given for the app’s token only; everybody else is led to a page', async () => {
  const { local, id } = await upload();
  const { file } = await infoOf(local, id);
  const get = (authorization?: string) =>
    fetch(file.url_private_download, { redirect: 'manual', headers: authorization ? { authorization } : {} });
  expect(await (await get('Bearer xoxb-local-test')).text()).toBe('* @bob');
  for (const wrong of [undefined, 'Bearer xoxb-other', 'Bearer xapp-local-test'])
    expect((await get(wrong)).status).toBe(302);
});

test('a file that was deleted or never there is neither described nor given', async () => {
  const { local, id } = await upload();
  const { file } = await infoOf(local, id);
  local.control.deleteFile(id);
  expect(await infoOf(local, id)).toMatchObject({ ok: false, error: 'file_deleted' });
  expect(await infoOf(local, 'F0NOWHERE')).toMatchObject({ ok: false, error: 'file_not_found' });
  const answer = await fetch(file.url_private_download, { headers: { authorization: 'Bearer xoxb-local-test' } });
  expect(answer.status).toBe(404);
});

test('the page sends a file with a text; an empty or a huge one, or one of a foreign form, is refused', async () => {
  const local = await workspace();
  const { channel } = (await call(local, 'conversations.open', { users: ALICE })) as unknown as {
    channel: { id: string };
  };
  const post = (body: string | Buffer, type = 'application/octet-stream') =>
    fetch(`${local.url}client/upload?as=${ALICE}&channel=${channel.id}&name=CODEOWNERS&text=shop`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
  expect((await post('* @bob')).status).toBe(200);
  expect(local.control.dms(ALICE)).toMatchObject([{ text: 'shop', files: [{ name: 'CODEOWNERS', size: 6 }] }]);
  expect((await post('')).status).toBe(400);
  expect((await post('x', 'text/plain')).status).toBe(400);
  expect((await post(Buffer.alloc(16_000_001))).status).toBe(400);
  expect(local.control.dms(ALICE)).toHaveLength(1);
});

test('beyond the room that there is, the oldest files go', async () => {
  const { local, id } = await upload();
  for (let at = 0; at < 5; at += 1)
    local.control.as(ALICE).uploads({ name: 'big', content: Buffer.alloc(16_000_000, 'x') });
  expect(await infoOf(local, id)).toMatchObject({ ok: false, error: 'file_not_found' });
});
