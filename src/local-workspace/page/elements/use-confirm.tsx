import { useState, type ReactNode } from 'react';
import type { Confirm } from '../blocks/types';
import { ConfirmDialog } from './confirm-dialog';

interface Confirming {
  /** Runs the step at once, or after the person agreed where the element has a `confirm`. */
  ask: (proceed: () => void) => void;
  dialog: ReactNode;
}

export function useConfirm(confirm: Confirm | undefined): Confirming {
  const [proceed, setProceed] = useState<(() => void) | null>(null);
  const ask = (next: () => void): void => {
    if (confirm) setProceed(() => next);
    else next();
  };
  const answer = (agreed: boolean): void => {
    if (agreed) proceed?.();
    setProceed(null);
  };
  return { ask, dialog: confirm && proceed ? <ConfirmDialog confirm={confirm} onAnswer={answer} /> : null };
}
