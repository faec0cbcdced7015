import type { InputBlock, InputBlockElement, KnownBlock, ModalView, PlainTextOption, RadioButtons } from '@slack/types';
import { plainText } from '../blocks/elements';
import { LIMITS } from '../blocks/limits';

/** @param submit absent for modals that only tell something */
export function modal(options: {
  callbackId: string;
  title: string;
  submit?: string;
  metadata?: string;
  blocks: KnownBlock[];
}): ModalView {
  const { callbackId, title, submit, metadata, blocks } = options;
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plainText(title, LIMITS.modalTitle),
    close: plainText(submit ? 'Cancel' : 'Close', LIMITS.modalButton),
    ...(submit ? { submit: plainText(submit, LIMITS.modalButton) } : {}),
    ...(metadata === undefined ? {} : { private_metadata: metadata }),
    blocks,
  };
}

export function input(name: string, label: string, element: InputBlockElement, optional = false): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plainText(label, LIMITS.inputLabel),
    element: { ...element, action_id: name },
    optional,
  };
}

/** Radio buttons with the first one chosen. */
export function radioButtons(options: PlainTextOption[]): RadioButtons {
  return { type: 'radio_buttons', options, ...(options[0] ? { initial_option: options[0] } : {}) };
}
