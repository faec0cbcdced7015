import { z } from 'zod';
import { ACTIONS } from './ids';
import { readMention, readSharedFile } from './payloads';

const shapes = z.object({
  type: z.string().optional(),
  event_id: z.string().min(1).max(200).optional(),
  trigger_id: z.string().min(1).max(200).optional(),
  command: z.string().optional(),
  event: z.object({ type: z.string() }).optional(),
  view: z.object({ id: z.string().max(200), hash: z.string().max(200).optional() }).optional(),
  actions: z.array(z.object({ action_id: z.string().optional() })).optional(),
});

/**
 * What makes a request of Slack the same request when it comes again (PRODUCT 7.7); null for those that only read and
 * may be answered as often as they come, and for messages that are none of ours.
 */
export function requestKey(body: unknown): string | null {
  const parsed = shapes.safeParse(body);
  if (!parsed.success) return null;
  const { type, event_id, trigger_id, command, event, view, actions } = parsed.data;
  if (event) {
    const isRead =
      event.type === 'app_home_opened' ||
      (event.type === 'message' && readSharedFile(body) === null) ||
      (event.type === 'app_mention' && readMention(body) === null);
    return event_id && !isRead ? `event:${event_id}` : null;
  }
  if (command) return trigger_id ? `command:${trigger_id}` : null;
  // Done twice it would take two issues. A double click comes from one and the same Home, which is drawn anew after each
  // click, whatever came of it.
  if (type === 'block_actions' && view?.hash && actions?.[0]?.action_id === ACTIONS.takeNext) {
    return `take-next:${view.id}:${view.hash}`;
  }
  if (type === 'block_actions') return trigger_id ? `action:${trigger_id}` : null;
  if (type === 'message_action') return trigger_id ? `shortcut:${trigger_id}` : null;
  if (type === 'view_submission' && view) return `view:${view.id}:${view.hash ?? ''}`;
  return null;
}
