import { bold, code, literal } from '../blocks/mrkdwn';
import { SHOWN } from '../blocks/limits';
import { oneLine } from '../blocks/text';
import type { Actor } from '../../people/types';

/** "1 event", "1,204 events". */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString('en-US')} ${amount === 1 ? one : many}`;
}

/** A person's name or a team's `#slug`, as plain text for labels. */
export function actorLabel(actor: Actor): string {
  const label = oneLine(actor.type === 'team' ? `#${actor.slug}` : actor.name, SHOWN.name);
  return label || (actor.type === 'user' ? `user ${actor.id}` : `team ${actor.id}`);
}

/** The same in bold mrkdwn. A name, not a mention: a card that is redrawn must ping nobody. */
export function actorName(actor: Actor): string {
  return bold(actorLabel(actor), SHOWN.name);
}

/** Who did something; null is automation. */
export function doer(actor: Actor | null): string {
  return actor ? actorName(actor) : 'Dibs';
}

/** `CHECKOUT-1` in bold. */
export function shortIdName(shortId: string): string {
  return bold(shortId, SHOWN.name);
}

/** A title from outside, never empty. */
export function titleText(title: string, max: number = SHOWN.title): string {
  return literal(title, max) || '(no title)';
}

/** A channel as Slack links it; that tells nobody. Who may not see the channel does not see its name. */
export function channelLink(channelId: string): string {
  return /^[CG][A-Z0-9]+$/.test(channelId) ? `<#${channelId}>` : code(channelId, SHOWN.name);
}
