import { useRef, type ReactNode } from 'react';
import { ClipIcon, CloseIcon } from '../layout/icons';
import { fileSize } from './file-size';

/** The button that chooses a file to go with the message. */
export function AttachButton({ onPick }: { onPick: (file: File) => void }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label="Attach a file"
        title="Attach a file"
        onClick={() => input.current?.click()}
      >
        <ClipIcon />
      </button>
      <input
        ref={input}
        type="file"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onPick(file);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}

/** The chosen file, until it is sent or taken away. */
export function AttachedFile({ file, onRemove }: { file: File; onRemove: () => void }): ReactNode {
  return (
    <div className="file-chip">
      <ClipIcon />
      <span className="file-name">{file.name}</span>
      <span className="file-size">{fileSize(file.size)}</span>
      <button type="button" className="icon-button" aria-label={`Remove ${file.name}`} onClick={onRemove}>
        <CloseIcon />
      </button>
    </div>
  );
}
