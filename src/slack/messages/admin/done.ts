import type { KnownBlock } from '@slack/types';
import { section } from '../../blocks/elements';
import type { RenderedMessage } from '../rendered-message';

/** A confirmation. @param text finished mrkdwn: everything from outside is already escaped and cut */
export function done(text: string, ...more: KnownBlock[]): RenderedMessage {
  return { text, blocks: [section(text), ...more] };
}

/** Puts a sentence about what was just done above a picture of how things are now. */
export function withOpening(opening: string | null, message: RenderedMessage): RenderedMessage {
  return opening === null ? message : { text: opening, blocks: [section(opening), ...message.blocks] };
}
