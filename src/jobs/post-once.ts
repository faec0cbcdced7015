import type { ChannelTarget, Messenger } from '../notifications/messenger';
import type { OutgoingMessage } from '../notifications/messages';

/**
 * Posts unless a message with this key is there already, which is looked up only when an earlier attempt may have
 * posted it. Returns the message's `ts`.
 */
export async function postOnce(
  messenger: Messenger,
  to: ChannelTarget,
  message: OutgoingMessage,
  key: string,
  uncertainSince: Date | null,
): Promise<string> {
  const found = uncertainSince && (await messenger.findPosted(to, key, uncertainSince));
  return found ?? (await messenger.post(to, message, key)).ts;
}
