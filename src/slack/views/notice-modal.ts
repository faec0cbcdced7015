import type { ModalView } from '@slack/types';
import { section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { literal } from '../blocks/mrkdwn';
import { CALLBACKS } from '../ids';
import { modal } from './modal';

/** Says a refusal in a modal that is open already. */
export function noticeModal(title: string, sentence: string): ModalView {
  return modal({
    callbackId: CALLBACKS.loading,
    title,
    blocks: [section(literal(sentence, SHOWN.note) || 'That is not possible.')],
  });
}
