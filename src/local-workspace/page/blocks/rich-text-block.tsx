import type { ReactNode } from 'react';
import type { Inline } from '../text/inline';
import { InlineView } from '../text/inline-view';
import type { ElementData } from './types';

type RichElement = Record<string, unknown> & { type: string };

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function breakLines(content: string): Inline[] {
  return content
    .split(/(\n)/)
    .filter((part) => part !== '')
    .map((part) => (part === '\n' ? { type: 'break' } : { type: 'text', text: part }));
}

function styled(nodes: Inline[], style: Record<string, unknown> | undefined): Inline[] {
  let result = nodes;
  if (style?.['bold']) result = [{ type: 'bold', children: result }];
  if (style?.['italic']) result = [{ type: 'italic', children: result }];
  if (style?.['strike']) result = [{ type: 'strike', children: result }];
  return result;
}

function unstyledNodes(element: RichElement, style: Record<string, unknown> | undefined): Inline[] {
  switch (element.type) {
    case 'text':
      return style?.['code'] ? [{ type: 'code', text: text(element['text']) }] : breakLines(text(element['text']));
    case 'link': {
      const url = text(element['url']);
      return [{ type: 'link', url, children: [{ type: 'text', text: text(element['text']) || url }] }];
    }
    case 'user':
      return [{ type: 'user', id: text(element['user_id']), label: null }];
    case 'channel':
      return [{ type: 'channel', id: text(element['channel_id']), label: null }];
    case 'usergroup':
      return [{ type: 'usergroup', id: text(element['usergroup_id']), label: null }];
    case 'broadcast':
      return [{ type: 'broadcast', range: text(element['range']) }];
    case 'emoji':
      return [{ type: 'emoji', name: text(element['name']) }];
    case 'date': {
      const fallback = text(element['fallback']) || text(element['format']);
      const url = text(element['url']) || null;
      const seconds = Number(element['timestamp']);
      if (!Number.isSafeInteger(seconds)) return [{ type: 'text', text: fallback }];
      return [{ type: 'date', seconds, format: text(element['format']), url, fallback }];
    }
    case 'color':
      return [{ type: 'code', text: text(element['value']) }];
    default:
      return [];
  }
}

function inlineOf(elements: unknown): Inline[] {
  if (!Array.isArray(elements)) return [];
  return (elements as RichElement[]).flatMap((element) => {
    const style = element['style'] as Record<string, unknown> | undefined;
    return styled(unstyledNodes(element, style), style);
  });
}

function RichList({ element }: { element: RichElement }): ReactNode {
  const List = element['style'] === 'ordered' ? 'ol' : 'ul';
  const indent = typeof element['indent'] === 'number' ? element['indent'] : 0;
  const items = Array.isArray(element['elements']) ? (element['elements'] as RichElement[]) : [];
  return (
    <List className="list" style={{ marginLeft: indent * 24 }}>
      {items.map((item, index) => (
        <li key={index}>
          <InlineView nodes={inlineOf(item['elements'])} />
        </li>
      ))}
    </List>
  );
}

function RichPart({ element }: { element: RichElement }): ReactNode {
  const nodes = inlineOf(element['elements']);
  switch (element.type) {
    case 'rich_text_list':
      return <RichList element={element} />;
    case 'rich_text_quote':
      return (
        <blockquote className="quote">
          <InlineView nodes={nodes} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre className="code-block">
          <InlineView nodes={nodes} />
        </pre>
      );
    default:
      return (
        <div className="block-text">
          <InlineView nodes={nodes} />
        </div>
      );
  }
}

export function RichTextBlock({ elements }: { elements: ElementData[] }): ReactNode {
  return elements.map((element, index) => <RichPart key={index} element={element as unknown as RichElement} />);
}
