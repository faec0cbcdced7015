import type { KnownBlock } from '@slack/types';

/** What is sent to Slack. `text` is the fallback for notifications and screen readers; where there are blocks it is not drawn. */
export interface RenderedMessage {
  text: string;
  blocks: KnownBlock[];
}
