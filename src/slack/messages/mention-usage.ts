import { section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { code, literal } from '../blocks/mrkdwn';
import type { RenderedMessage } from './rendered-message';
import { example } from './usage';

const EXAMPLES = [
  example('@Dibs assign CHECKOUT-1 to @bob -- knows this code', 'gives an issue to somebody, with the reason'),
  example('@Dibs assign this to me', 'takes the issue of a card, in its thread'),
  example('@Dibs resolve CHECKOUT-1', 'resolves it; `reopen` opens it again'),
];

const MORE =
  'What can follow `/assign` can be said to me as well, in channels and in threads. Words such as “assign”, “to” and “please” ' +
  'may be left out. Only you see my answers. Forms open by `/assign` in a channel.';

/**
 * How to talk to the app, with three examples.
 * @param unreadable what was said, and a sentence that says what was not understood in it
 */
export function mentionUsage(unreadable?: { text: string; what: string }): RenderedMessage {
  const examples = section(`*How to talk to me*\n${EXAMPLES.join('\n')}`);
  if (!unreadable) return { text: 'How to talk to Dibs', blocks: [examples, section(MORE)] };
  const typed = code(`@Dibs ${unreadable.text}`, SHOWN.reason);
  const said = literal(unreadable.what, SHOWN.note);
  return {
    text: said || 'I did not understand that.',
    blocks: [section(`I did not understand ${typed}${said === '' ? '.' : `\n${said}`}`), examples],
  };
}
