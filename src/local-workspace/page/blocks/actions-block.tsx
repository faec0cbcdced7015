import type { ReactNode } from 'react';
import { ElementView } from '../elements/element-view';
import type { BlockData } from './types';

export function ActionsBlock({ block }: { block: BlockData }): ReactNode {
  return (
    <div className="block-actions">
      {block.elements?.map((element, index) => (
        // The action id keeps a control's own state when controls before it come or go.
        <ElementView key={element.action_id ?? index} element={element} />
      ))}
    </div>
  );
}
