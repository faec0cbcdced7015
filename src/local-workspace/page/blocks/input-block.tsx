import { useId, type ReactNode } from 'react';
import { InputScope } from '../elements/block-scope';
import { ElementView } from '../elements/element-view';
import { useSurface } from '../elements/surface';
import { PlainText } from './text-object';
import { plain, type BlockData } from './types';

export function InputBlock({ block }: { block: BlockData }): ReactNode {
  const labelId = useId();
  const errorId = useId();
  const error = useSurface().errors[block.block_id] ?? null;
  return (
    <div className={error ? 'block-input has-error' : 'block-input'} data-block-id={block.block_id}>
      <div className="input-label" id={labelId}>
        <PlainText text={plain(block.label)} />
        {block.optional && <span className="input-optional"> (optional)</span>}
      </div>
      <InputScope labelId={labelId} errorId={error ? errorId : null} dispatches={block.dispatch_action === true}>
        {block.element && <ElementView element={block.element} />}
      </InputScope>
      {error && (
        <div className="input-error" id={errorId} role="alert">
          {error}
        </div>
      )}
      {block.hint && (
        <div className="input-hint">
          <PlainText text={plain(block.hint)} />
        </div>
      )}
    </div>
  );
}
