import { isObject, textOf, type Json } from '../json';
import type { Attachment, Block } from '../model';
import { newId } from '../state/ids';

/** What Slack makes of accepted blocks: missing ids filled in, text objects given their defaults. */
export function normalizeBlocks(blocks: readonly Json[]): Block[] {
  return blocks.map((block) => {
    const withTexts = withDefaults(block) as Json;
    return { ...withTexts, type: textOf(block.type), block_id: textOf(block.block_id) || newId('').slice(0, 5) };
  });
}

export function normalizeAttachments(attachments: readonly Json[]): Attachment[] {
  return attachments.map((attachment, index) => {
    const { blocks, ...rest } = attachment;
    return {
      ...rest,
      id: index + 1,
      ...(typeof rest.color === 'string' ? { color: rest.color.replace('#', '') } : {}),
      ...(Array.isArray(blocks) ? { blocks: normalizeBlocks(blocks as Json[]) } : {}),
    };
  });
}

const ACTING = /^(button|overflow|checkboxes|radio_buttons|datepicker|timepicker|datetimepicker|.*_select|.*_input)$/;

function withDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDefaults);
  if (!isObject(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withDefaults(inner)]));
  if (copy.type === 'plain_text') return { emoji: true, ...copy };
  if (copy.type === 'mrkdwn') return { verbatim: false, ...copy };
  if (typeof copy.type === 'string' && ACTING.test(copy.type) && copy.action_id === undefined) {
    return { ...copy, action_id: newId('').slice(0, 5) };
  }
  return copy;
}
