import { WebClient } from '@slack/web-api';
import { BOT_TOKEN, call, closeAll, workspace } from '../support/workspace-fixture';

afterEach(closeAll);

test('every answer says what the app was granted, also a refusal', async () => {
  const local = await workspace();
  local.control.withoutScopes('im:write', 'dnd:read');
  const client = new WebClient(BOT_TOKEN, { slackApiUrl: local.apiUrl });
  const { response_metadata: metadata } = await client.auth.test();
  expect(metadata?.scopes).toContain('chat:write');
  expect(metadata?.scopes).not.toContain('im:write');
  const refused = client.conversations.open({ users: 'U0BOB0001' });
  await expect(refused).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'im:write', provided: expect.not.stringContaining('dnd:read') as unknown },
  });
  local.control.withoutScopes();
  expect(await call(local, 'conversations.open', { users: 'U0BOB0001' })).toMatchObject({ ok: true });
});

test('without its scope nobody’s address is told', async () => {
  const local = await workspace();
  const email = async () => {
    const { user } = await call(local, 'users.info', { user: 'U0BOB0001' });
    return (user as { profile: { email?: string } }).profile.email;
  };
  expect(await email()).toBe('bob@acme.example');
  local.control.withoutScopes('users:read.email');
  expect(await email()).toBeUndefined();
});
