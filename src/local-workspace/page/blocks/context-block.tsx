import type { ReactNode } from 'react';
import { TextView } from './text-object';
import type { BlockData, ElementData } from './types';

function ContextElement({ element }: { element: ElementData }): ReactNode {
  if (element.type === 'image') {
    return <img className="context-image" src={element.image_url} alt={element.alt_text ?? ''} />;
  }
  const text = typeof element.text === 'string' ? element.text : '';
  return (
    <span className="block-text">
      <TextView text={{ type: element.type, text }} />
    </span>
  );
}

export function ContextBlock({ block }: { block: BlockData }): ReactNode {
  return (
    <div className="block-context">
      {block.elements?.map((element, index) => (
        <ContextElement key={index} element={element} />
      ))}
    </div>
  );
}
