/** What an app that was installed from the manifest was granted. */
export const MANIFEST_SCOPES: readonly string[] = [
  'chat:write',
  'commands',
  'channels:history',
  'groups:history',
  'im:history',
  'files:read',
  'files:write',
  'app_mentions:read',
  'links:read',
  'links:write',
  'im:write',
  'dnd:read',
  'users:read',
  'users:read.email',
  'usergroups:read',
];

/** The scope without which a method is refused, where it is the same for every conversation. */
const NEEDED: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.unfurl': 'links:write',
  'conversations.open': 'im:write',
  'dnd.info': 'dnd:read',
  'files.info': 'files:read',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
  'usergroups.list': 'usergroups:read',
  'usergroups.users.list': 'usergroups:read',
  'users.info': 'users:read',
  'users.list': 'users:read',
};

/** The scope that the call lacks; null when it may go on. */
export function missingScope(granted: ReadonlySet<string>, method: string): string | null {
  const needed = NEEDED[method];
  return needed === undefined || granted.has(needed) ? null : needed;
}
