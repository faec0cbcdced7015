import { section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { literal } from '../blocks/mrkdwn';
import type { RenderedMessage } from './rendered-message';

/** An expected refusal: the sentence of a `DibsError`. It may quote what a person typed, so it is escaped like any text. */
export function refusal(sentence: string): RenderedMessage {
  const text = literal(sentence, SHOWN.note) || 'That is not possible.';
  return { text, blocks: [section(text)] };
}

/** @param ref the reference under which the failure is in the log */
export function failure(ref: string): RenderedMessage {
  const text = `That failed on our side, ref ${literal(ref, SHOWN.name)}. Please try again; if it stays, tell whoever runs Dibs the ref.`;
  return { text, blocks: [section(text)] };
}

export const OUTDATED_CONTROL = 'That control is out of date. Please use a newer message, or type /assign.';

/** A control whose value is not one of ours, or is too old to be read. */
export const outdatedControl = (): RenderedMessage => refusal(OUTDATED_CONTROL);
