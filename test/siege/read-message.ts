import type { Message } from '../../src/local-workspace/model';
import type { SeenMessage } from './facts';

/** The slugs of the projects under siege; their short ids look like nothing else in a message. */
export const slugOf = (index: number): string => `siege${index + 1}`;
const SHORT_ID = /\bSIEGE\d+-\d+\b/g;

/** What the accounting needs of a message. */
export function readMessage({ channel, ts, threadTs, metadata, blocks }: Message): SeenMessage {
  const payload = metadata?.event_payload as { key?: unknown } | undefined;
  return {
    channelId: channel,
    ts,
    isReply: threadTs !== null,
    key: typeof payload?.key === 'string' ? payload.key : null,
    shortIds: blocks.flatMap((block) => [...new Set(textsIn(block).join('\n').match(SHORT_ID) ?? [])]),
  };
}

/** What can be read in a block: not what its buttons carry, nor what they ask back. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === 'confirm') return [];
    return name === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner);
  });
}
