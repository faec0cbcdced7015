import type { ReactNode } from 'react';
import { ElementView } from '../elements/element-view';
import { TextView } from './text-object';
import type { BlockData } from './types';

export function SectionBlock({ block }: { block: BlockData }): ReactNode {
  return (
    <div className="block-section">
      <div className="block-section-body">
        {block.text && typeof block.text !== 'string' && (
          <div className="block-text">
            <TextView text={block.text} />
          </div>
        )}
        {block.fields && block.fields.length > 0 && (
          <div className="block-fields">
            {block.fields.map((field, index) => (
              <div key={index} className="block-text">
                <TextView text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory && (
        <div className="block-accessory">
          <ElementView element={block.accessory} />
        </div>
      )}
    </div>
  );
}
