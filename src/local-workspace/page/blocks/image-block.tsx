import { useState, type ReactNode } from 'react';
import { PlainText } from './text-object';
import { plain, type BlockData } from './types';

/** A picture that cannot be loaded is shown as its alternative text. */
export function ImageBlock({ block }: { block: BlockData }): ReactNode {
  const [failed, setFailed] = useState(false);
  return (
    <figure className="block-image">
      {block.title && (
        <figcaption>
          <PlainText text={plain(block.title)} />
        </figcaption>
      )}
      {failed || !block.image_url ? (
        <div className="image-missing">{block.alt_text ?? 'Picture'}</div>
      ) : (
        <img src={block.image_url} alt={block.alt_text ?? ''} onError={() => setFailed(true)} />
      )}
    </figure>
  );
}
