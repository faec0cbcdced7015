import type { ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../platform/clock';
import { DATABASE_BUSY } from '../platform/db/write-gate';
import { outdatedControl, refusal } from './messages/refusal';
import { readAction, readShortcut } from './payloads';
import { RESPONSE_URL_MS } from './request';
import type { Respond } from './respond';

/**
 * Says that a request could not even be taken because the database is locked. Events are thrown back, which makes
 * Slack send them again.
 */
export async function refuseBusy(event: ReceiverEvent, respond: Respond, clock: Clock): Promise<void> {
  const { body } = event;
  if (body['event'] !== undefined) throw new Error('database busy: the event was not taken');
  const field = Object.keys((body['view'] as { state?: { values?: object } } | undefined)?.state?.values ?? {})[0];
  if (typeof body['command'] === 'string') {
    await event.ack({ response_type: 'ephemeral', text: DATABASE_BUSY });
  } else if (body['type'] === 'view_submission' && field !== undefined) {
    await event.ack({ response_action: 'errors', errors: { [field]: DATABASE_BUSY } });
  } else {
    await event.ack();
    await tell(body, refusal(DATABASE_BUSY), respond, clock);
  }
}

/** Acknowledges what no route is for: a control of an older or newer version. */
export async function refuseUnknown(event: ReceiverEvent, respond: Respond, clock: Clock): Promise<void> {
  await event.ack();
  await tell(event.body, outdatedControl(), respond, clock);
}

/** Only clicks have somebody who waits for a sentence. */
async function tell(
  body: ReceiverEvent['body'],
  message: ReturnType<typeof refusal>,
  respond: Respond,
  clock: Clock,
): Promise<void> {
  const read = { block_actions: readAction, message_action: readShortcut }[String(body['type'])];
  if (!read) return;
  const { sender, channelId, responseUrl } = read(body);
  const expiresAt = clock.now().getTime() + RESPONSE_URL_MS;
  await respond({ slackUserId: sender.slackUserId, channelId, responseUrl, expiresAt }, message);
}
