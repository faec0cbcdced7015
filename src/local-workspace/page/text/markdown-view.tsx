import { useMemo, type ReactNode } from 'react';
import { InlineView } from './inline-view';
import { parseMarkdown, type MarkdownPart } from './markdown';

function Part({ part }: { part: MarkdownPart }): ReactNode {
  switch (part.type) {
    case 'heading':
      return (
        <div role="heading" aria-level={part.level} className={`markdown-heading level-${Math.min(part.level, 3)}`}>
          <InlineView nodes={part.children} />
        </div>
      );
    case 'paragraph':
      return (
        <p>
          <InlineView nodes={part.children} />
        </p>
      );
    case 'quote':
      return (
        <blockquote className="quote">
          <InlineView nodes={part.children} />
        </blockquote>
      );
    case 'list': {
      const List = part.ordered ? 'ol' : 'ul';
      return (
        <List className="list">
          {part.items.map((item, index) => (
            <li key={index} style={{ marginLeft: item.indent * 24 }}>
              <InlineView nodes={item.children} />
            </li>
          ))}
        </List>
      );
    }
    case 'code-block':
      return <pre className="code-block">{part.text}</pre>;
    case 'rule':
      return <hr className="divider" />;
  }
}

export function MarkdownView({ text }: { text: string }): ReactNode {
  const parts = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div className="markdown">
      {parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </div>
  );
}
