import type { ReactNode } from 'react';
import { CloseIcon } from './icons';

export function Toast({ text, onClose }: { text: string; onClose: () => void }): ReactNode {
  return (
    <div className="toast" role="status">
      <span>{text}</span>
      <button type="button" className="icon-button" aria-label="Close notice" onClick={onClose}>
        <CloseIcon />
      </button>
    </div>
  );
}
