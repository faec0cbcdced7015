import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ADMIN_ACTIONS, adminCallback, DELETE_CALLBACKS, OWNERSHIP_CALLBACKS } from '../../../src/slack/admin-ids';
import { ADMIN_FORMS } from '../../../src/slack/commands/admin-grammar/types';
import { ACTIONS, CALLBACKS, SUGGESTED_OWNER_ACTION } from '../../../src/slack/ids';
import { ROUTES } from '../../../src/slack/register';
import type { Route } from '../../../src/slack/route';
import { MANIFEST_SCOPES } from '../../../src/local-workspace/web-api/scopes';
import { SCOPES } from '../../../src/slack/scopes';

const manifest = readFileSync(path.resolve(__dirname, '../../../manifest.yml'), 'utf8');
const idsOf = (kind: Route['kind']) =>
  ROUTES.filter((route) => route.kind === kind)
    .map(({ id }) => String(id))
    .sort();

/** The items of the list under a key, by their indentation. */
function list(key: string): string[] {
  const [, indent = '', items = ''] = new RegExp(`^( *)${key}:\\n((?:\\1  .*\\n)+)`, 'm').exec(manifest) ?? [];
  return items
    .split('\n')
    .flatMap((line) => (line.startsWith(`${indent}  - `) ? [line.slice(indent.length + 4).trim()] : []));
}

test('the manifest asks for exactly the commands, shortcuts and events that are answered', () => {
  expect(
    list('slash_commands')
      .map((line) => line.replace('command: ', ''))
      .sort(),
  ).toEqual(idsOf('command'));
  expect(list('shortcuts').map((line) => line.replace('callback_id: ', ''))).toEqual(idsOf('shortcut'));
  // Of messages Slack says in the manifest where they are, but not in the event.
  const events = list('bot_events').map((name) => name.replace(/^message\.im$/, 'message'));
  expect(events.sort()).toEqual(idsOf('event'));
});

test('every command escapes what is typed, so that a person is an id', () => {
  expect(manifest.match(/should_escape: true/g)).toHaveLength(idsOf('command').length);
});

test('every control and every form that is drawn has somebody who answers it', () => {
  const drawn = [...Object.values(ACTIONS), ...Object.values(ADMIN_ACTIONS), String(SUGGESTED_OWNER_ACTION)];
  expect(idsOf('action')).toEqual(drawn.sort());
  const filled = Object.values(CALLBACKS).filter((id) => id !== CALLBACKS.loading);
  const administrative = [
    ...ADMIN_FORMS.map(adminCallback),
    ...Object.values(DELETE_CALLBACKS),
    ...Object.values(OWNERSHIP_CALLBACKS),
  ];
  expect(idsOf('submission')).toEqual([...filled, ...administrative].sort());
});

test('no route is there twice', () => {
  const all = ROUTES.map(({ kind, id }) => `${kind} ${String(id)}`);
  expect(new Set(all).size).toBe(all.length);
});

test('the scopes are those of the methods that are called, and no others', () => {
  expect(list('bot').sort()).toEqual(
    [
      'app_mentions:read',
      'channels:history', // conversations.history, .replies
      'chat:write', // chat.postMessage, .postEphemeral, .update
      'commands',
      'dnd:read', // dnd.info
      'files:read', // files.info, and the content
      'files:write', // files.getUploadURLExternal, .completeUploadExternal
      'groups:history',
      'im:history',
      'im:write', // conversations.open
      'links:read',
      'links:write', // chat.unfurl
      'usergroups:read', // usergroups.list, usergroups.users.list
      'users:read', // users.list, .info
      'users:read.email',
    ].sort(),
  );
});

test('the doctor knows what stops without each of them, and the local workspace grants them all', () => {
  expect(Object.keys(SCOPES).sort()).toEqual(list('bot').sort());
  expect([...MANIFEST_SCOPES].sort()).toEqual(list('bot').sort());
});
