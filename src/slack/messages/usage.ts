import { section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { code, literal } from '../blocks/mrkdwn';
import type { RenderedMessage } from './rendered-message';

export const example = (command: string, does: string) => `• ${code(command, SHOWN.title)} ${does}`;

const EXAMPLES = [
  example('/assign CHECKOUT-1 @bob -- knows this code', 'gives an issue to somebody, with the reason'),
  example('/assign last me', 'takes the newest issue of this channel'),
  example('/assign list none', 'shows what nobody holds'),
];

const MORE =
  'Several issues can be named at once, by short id, `last` or a link to a card. They can go to a person, an e-mail address, ' +
  'a team such as `#backend`, `me` or `none`. `/assign CHECKOUT-1` shows one issue and `/assign mine` what you hold. ' +
  '`/assign auto CHECKOUT-1` lets the rules decide again, `/assign test src/pay/charge.ts` or `/assign test CHECKOUT-1` ' +
  'says who would own it and why. `/assign where is:unassigned older:7d #backend` gives away what a search finds, once you ' +
  'confirm, and `/assign CHECKOUT-1 #backend --to-one` chooses the member with the fewest issues. ' +
  '`/assign stats #backend 30d` shows numbers and a chart, `/assign settings` changes what you are told, and `/assign` ' +
  'alone opens a form.';

/**
 * How to use `/assign`, with three examples.
 * @param unreadable what was typed, and a sentence that says what was not understood in it
 */
export function usage(unreadable?: { text: string; what: string }): RenderedMessage {
  const examples = section(`*How to use \`/assign\`*\n${EXAMPLES.join('\n')}`);
  if (!unreadable) return { text: 'How to use /assign', blocks: [examples, section(MORE)] };
  const typed = code(`/assign ${unreadable.text}`, SHOWN.reason);
  const said = literal(unreadable.what, SHOWN.note);
  return {
    text: said || 'I did not understand that.',
    blocks: [section(`I did not understand ${typed}${said === '' ? '.' : `\n${said}`}`), examples],
  };
}
