import { section } from '../blocks/elements';
import type { RenderedMessage } from './rendered-message';
import { shortIdName } from './words';

export const retiredText = (shortId: string) => `:wastebasket: ${shortIdName(shortId)} · project deleted`;

/** What is left of a card when its project was deleted: nothing of what the error said. */
export function retiredCard(shortId: string): RenderedMessage {
  const said = retiredText(shortId);
  return { text: said, blocks: [section(said)] };
}
