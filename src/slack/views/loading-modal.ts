import type { ModalView } from '@slack/types';
import { section } from '../blocks/elements';
import { CALLBACKS } from '../ids';
import { modal } from './modal';

/** Opened at once, because the right to open lives only 3 s, and replaced when its content is known. */
export function loadingModal(title: string): ModalView {
  return modal({
    callbackId: CALLBACKS.loading,
    title,
    blocks: [section(':hourglass_flowing_sand: One moment…')],
  });
}
