import type { OutgoingMessage } from '../notifications/messages';
import type { ReplyAddress } from '../platform/queue/catalog';
import type { Attempt, JobDeps } from './handler';

/**
 * Answers a person, never twice. Nobody can look up an ephemeral message, so after an attempt that was cut short there is
 * none: a lost confirmation is better than a doubled one, for the card and its thread say the same.
 */
export async function answerOnce(
  deps: JobDeps,
  reply: ReplyAddress,
  message: OutgoingMessage,
  { uncertainSince }: Attempt,
): Promise<void> {
  if (uncertainSince) return;
  await deps.messenger.answer(reply, message);
}
