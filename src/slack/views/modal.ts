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

/** @param chosen the value of the one to begin with; the first when there is none such */
export function radioButtons(options: PlainTextOption[], chosen?: string): RadioButtons {
  const initial = options.find(({ value }) => value === chosen) ?? options[0];
  return { type: 'radio_buttons', options, ...(initial ? { initial_option: initial } : {}) };
}
