import { attachmentFaults, messageBlockFaults } from './block-kit/validate';
import { characters } from './block-kit/checks';
import { LIMITS } from './block-kit/limits';
import { normalizeAttachments, normalizeBlocks } from './block-kit/normalize';
import { totalText } from './block-kit/walk';
import { isObject, objectsOf, textOf, type Json } from './json';
import type { Attachment, Block, Message, SharedFile } from './model';
import { refuse } from './refusal';
import type { Workspace } from './workspace';

export interface MessageContent {
  text: string;
  blocks: Block[];
  attachments: Attachment[];
}

/**
 * Checks what an app wants to say, as strictly as Slack and stricter: a message of blocks needs a fallback `text` too
 * (or attachments that each carry a `fallback`). Refuses with Slack's codes.
 */
export function checkedContent(given: Json, maxText: number): MessageContent {
  const text = textOf(given.text);
  if (characters(text) > maxText) refuse('msg_too_long');
  const blocks = given.blocks ?? [];
  const attachments = given.attachments ?? [];
  if (!Array.isArray(blocks) || !blocks.every(isObject)) refuse('invalid_blocks_format');
  if (!Array.isArray(attachments) || !attachments.every(isObject)) refuse('invalid_attachments');
  const faults = messageBlockFaults(blocks);
  if (faults.length > 0) refuse('invalid_blocks', faults);
  const inAttachments = attachmentFaults(attachments);
  if (inAttachments.length > 0) {
    refuse(
      inAttachments.some((fault) => fault.includes('/blocks')) ? 'invalid_blocks' : 'invalid_attachments',
      inAttachments,
    );
  }
  if (totalText([blocks, attachments]) > LIMITS.textOfAllBlocks) refuse('msg_blocks_too_long');
  const fallbacks = attachments.length > 0 && attachments.every((one) => textOf(one.fallback) !== '');
  if (text === '' && !(blocks.length === 0 && fallbacks)) refuse('no_text');
  return {
    text,
    blocks: normalizeBlocks(objectsOf(blocks)),
    attachments: normalizeAttachments(objectsOf(attachments)),
  };
}

export function checkedMetadata(value: unknown): Json | null {
  if (value === undefined) return null;
  if (!isObject(value) || typeof value.event_type !== 'string' || !isObject(value.event_payload)) {
    return refuse('invalid_metadata_format');
  }
  return value;
}

/** Says something as the app, in a channel or to one person only. */
export function postAsBot(
  workspace: Workspace,
  at: Pick<Message, 'channel' | 'threadTs' | 'ephemeralTo'> & {
    broadcast?: boolean;
    metadata?: Json | null;
    files?: SharedFile[];
  },
  content: MessageContent,
): Message {
  const message: Message = {
    ts: workspace.nextTs(),
    user: workspace.app.botUserId,
    fromBot: true,
    editedTs: null,
    reactions: [],
    channel: at.channel,
    threadTs: at.threadTs,
    ephemeralTo: at.ephemeralTo,
    broadcast: at.broadcast ?? false,
    metadata: at.metadata ?? null,
    ...(at.files ? { files: at.files } : {}),
    ...content,
  };
  workspace.messages.add(message);
  return message;
}
