import type { ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../platform/clock';
import { DATABASE_BUSY } from '../platform/db/write-gate';
import { outdatedControl, refusal } from './messages/refusal';
import { readAction, type ActionPayload } from './payloads';
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
    if (body['type'] === 'block_actions') await tell(readAction(body), refusal(DATABASE_BUSY), respond, clock);
  }
}

/** Acknowledges what no route is for: a control of an older or newer version. */
export async function refuseUnknown(event: ReceiverEvent, respond: Respond, clock: Clock): Promise<void> {
  await event.ack();
  if (event.body['type'] === 'block_actions') await tell(readAction(event.body), outdatedControl(), respond, clock);
}

function tell(
  action: ActionPayload,
  message: ReturnType<typeof refusal>,
  respond: Respond,
  clock: Clock,
): Promise<void> {
  const { sender, channelId, responseUrl } = action;
  const expiresAt = clock.now().getTime() + RESPONSE_URL_MS;
  return respond({ slackUserId: sender.slackUserId, channelId, responseUrl, expiresAt }, message);
}
