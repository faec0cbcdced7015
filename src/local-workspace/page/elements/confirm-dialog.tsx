import { useId, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { PlainText, TextView } from '../blocks/text-object';
import { plain, type Confirm } from '../blocks/types';
import { useFocusTrap } from '../modals/use-focus-trap';

interface ConfirmDialogProps {
  confirm: Confirm;
  onAnswer: (agreed: boolean) => void;
}

export function ConfirmDialog({ confirm, onAnswer }: ConfirmDialogProps): ReactNode {
  const titleId = useId();
  const box = useFocusTrap(() => onAnswer(false));
  return createPortal(
    <div className="overlay overlay-confirm">
      <div ref={box} role="dialog" aria-modal="true" aria-labelledby={titleId} className="modal confirm" tabIndex={-1}>
        <div className="confirm-title" id={titleId}>
          <PlainText text={plain(confirm.title)} />
        </div>
        <div className="confirm-text">
          <TextView text={confirm.text} />
        </div>
        <div className="modal-buttons">
          <button type="button" className="button" onClick={() => onAnswer(false)}>
            {plain(confirm.deny) || 'Cancel'}
          </button>
          <button
            type="button"
            className={confirm.style === 'danger' ? 'button button-danger' : 'button button-primary'}
            onClick={() => onAnswer(true)}
            data-autofocus
          >
            {plain(confirm.confirm) || 'Confirm'}
          </button>
        </div>
      </div>
    </div>,
    document.body,
  );
}
