import type { ReactNode } from 'react';
import type { PageBlock } from '../../page-api';
import { BlockScope } from '../elements/block-scope';
import { ActionsBlock } from './actions-block';
import { ContextBlock } from './context-block';
import { DrawGuard } from './draw-guard';
import { ImageBlock } from './image-block';
import { InputBlock } from './input-block';
import { RichTextBlock } from './rich-text-block';
import { SectionBlock } from './section-block';
import { MarkdownView } from '../text/markdown-view';
import { PlainText } from './text-object';
import { plain, type BlockData } from './types';

function Block({ block }: { block: BlockData }): ReactNode {
  switch (block.type) {
    case 'section':
      return <SectionBlock block={block} />;
    case 'actions':
      return <ActionsBlock block={block} />;
    case 'context':
      return <ContextBlock block={block} />;
    case 'divider':
      return <hr className="divider" />;
    case 'header':
      return (
        <div role="heading" aria-level={3} className="block-header">
          <PlainText text={plain(block.text)} />
        </div>
      );
    case 'image':
      return <ImageBlock block={block} />;
    case 'input':
      return <InputBlock block={block} />;
    case 'rich_text':
      return <RichTextBlock elements={block.elements ?? []} />;
    case 'markdown':
      return <MarkdownView text={plain(block.text)} />;
    default:
      return <div className="block-unknown">This page does not draw “{block.type}” blocks.</div>;
  }
}

export function BlockList({ blocks }: { blocks: PageBlock[] }): ReactNode {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <DrawGuard key={index} of={block}>
          <BlockScope blockId={block.block_id}>
            <Block block={block} />
          </BlockScope>
        </DrawGuard>
      ))}
    </div>
  );
}
