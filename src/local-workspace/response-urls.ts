import { LIMITS } from './block-kit/limits';
import { isObject, textOf, type Json } from './json';
import { checkedContent, checkedMetadata, postAsBot } from './message-content';
import type { Message, ResponseUrl } from './model';
import { Refusal, refuse } from './refusal';
import { newSecret } from './state/ids';
import type { Workspace } from './workspace';

const MAX_USES = 5;
const LIFETIME_MS = 30 * 60_000;
/** How long an expired one is remembered, to say why it is refused. */
const REMEMBERED_MS = 24 * 3_600_000;
const FIELDS = new Set([
  'text',
  'blocks',
  'attachments',
  'response_type',
  'replace_original',
  'delete_original',
  'thread_ts',
  'metadata',
  'unfurl_links',
  'unfurl_media',
  'mrkdwn',
]);

/** The address at which the app may answer what `user` just did. */
export function issueResponseUrl(workspace: Workspace, user: string, channel: string, original?: Message): string {
  const secret = newSecret();
  workspace.responseUrls.set(secret, {
    secret,
    user,
    channel,
    originalTs: original?.ts ?? null,
    threadTs: original?.threadTs ?? null,
    issuedAt: workspace.clock(),
    uses: 0,
  });
  return `${workspace.origin}/response/${secret}`;
}

export function forgetOldResponseUrls(workspace: Workspace): void {
  for (const { secret, issuedAt } of workspace.responseUrls.values()) {
    if (workspace.clock() - issuedAt > REMEMBERED_MS) workspace.responseUrls.delete(secret);
  }
}

/** Uses a response URL: works 5 times within 30 minutes. Answers with a status and Slack's body. */
export function useResponseUrl(workspace: Workspace, secret: string, given: unknown): { status: number; body: Json } {
  const target = workspace.responseUrls.get(secret);
  if (!target) return refused(404, 'no_active_hooks');
  if (workspace.clock() - target.issuedAt > LIFETIME_MS) return refused(404, 'expired_url');
  if (target.uses >= MAX_USES) return refused(404, 'used_url');
  workspace.responseUrls.set(secret, { ...target, uses: target.uses + 1 });
  try {
    answer(workspace, target, isObject(given) ? given : refuse('invalid_payload'));
    return { status: 200, body: { ok: true } };
  } catch (error) {
    if (error instanceof Refusal) return refused(400, error.code, error.messages);
    throw error;
  }
}

function refused(status: number, error: string, messages: string[] = []): { status: number; body: Json } {
  return { status, body: { ok: false, error, ...(messages.length > 0 ? { response_metadata: { messages } } : {}) } };
}

function answer(workspace: Workspace, target: ResponseUrl, given: Json): void {
  const unknown = Object.keys(given).find((name) => !FIELDS.has(name));
  if (unknown !== undefined) refuse('invalid_payload', [`[ERROR] unknown field: ${unknown}`]);
  const original = target.originalTs === null ? undefined : workspace.messages.find(target.channel, target.originalTs);
  if (given.delete_original === true) {
    workspace.messages.remove(original ?? refuse('message_not_found'));
    return;
  }
  const said = checkedContent(given, LIMITS.messageText);
  // After a command there is nothing to replace: the answer is a new message.
  if (given.replace_original === true && target.originalTs !== null) {
    const before = original ?? refuse('message_not_found');
    workspace.messages.replace({ ...before, ...said, editedTs: workspace.nextTs() });
    return;
  }
  sayInAnswer(workspace, target, given, said);
}

/** A new message that answers a person: only for them unless the app says `in_channel`. */
export function sayInAnswer(
  workspace: Workspace,
  to: Pick<ResponseUrl, 'user' | 'channel' | 'threadTs'>,
  given: Json,
  said = checkedContent(given, LIMITS.messageText),
): Message {
  const type = given.response_type ?? 'ephemeral';
  if (type !== 'ephemeral' && type !== 'in_channel') refuse('invalid_response_type');
  return postAsBot(
    workspace,
    {
      channel: to.channel,
      threadTs: textOf(given.thread_ts) || to.threadTs,
      ephemeralTo: type === 'ephemeral' ? to.user : null,
      metadata: checkedMetadata(given.metadata),
    },
    said,
  );
}
