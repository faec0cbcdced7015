import type { ReactNode } from 'react';
import type { PageAttachment } from '../../page-api';
import { MrkdwnView } from '../text/mrkdwn-view';
import { BlockList } from './block-list';

const NAMED_COLORS: Record<string, string> = { good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a' };

function barColor(color: string | undefined): string | undefined {
  if (color === undefined) return undefined;
  if (NAMED_COLORS[color]) return NAMED_COLORS[color];
  const hex = color.startsWith('#') ? color : `#${color}`;
  return /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(hex) ? hex : undefined;
}

export function Attachment({ attachment }: { attachment: PageAttachment }): ReactNode {
  const { blocks, text, fallback, color } = attachment;
  const hasBlocks = blocks !== undefined && blocks.length > 0;
  return (
    <div className="attachment">
      <div className="attachment-bar" style={{ background: barColor(color) }} />
      <div className="attachment-body">
        {text && (
          <div className="block-text">
            <MrkdwnView text={text} />
          </div>
        )}
        {hasBlocks && <BlockList blocks={blocks} />}
        {!hasBlocks && !text && <div className="block-text">{fallback}</div>}
      </div>
    </div>
  );
}
