import type { ReactNode } from 'react';
import { useDirectory } from '../state/workspace-context';
import { EmojiView } from './emoji-view';
import { splitEmoji } from './emoji';
import { safeHref } from './entities';
import type { Inline } from './inline';
import { Mention, ChannelMention, GroupMention } from './mentions';
import { formatSlackDate } from './slack-date';

function TextRun({ text }: { text: string }): ReactNode {
  return splitEmoji(text).map((part, index) =>
    part.emoji === null ? part.text : <EmojiView key={index} name={part.emoji} />,
  );
}

function LinkView({ url, children }: { url: string; children: ReactNode }): ReactNode {
  const { openPermalink } = useDirectory();
  const href = safeHref(url);
  // A target that is not a web address is shown, so that nothing hides, but cannot be followed.
  if (href === null) return <span title={url}>{children}</span>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer noopener"
      onClick={(event) => {
        if (openPermalink(href)) event.preventDefault();
      }}
    >
      {children}
    </a>
  );
}

function DateView({ node }: { node: Extract<Inline, { type: 'date' }> }): ReactNode {
  const now = new Date();
  const exact = formatSlackDate(node.seconds, '{date_long} at {time_secs}', now);
  const text = (
    <time title={exact} dateTime={new Date(node.seconds * 1000).toISOString()}>
      {formatSlackDate(node.seconds, node.format, now)}
    </time>
  );
  return node.url === null ? text : <LinkView url={node.url}>{text}</LinkView>;
}

function InlineNode({ node }: { node: Inline }): ReactNode {
  switch (node.type) {
    case 'text':
      return <TextRun text={node.text} />;
    case 'break':
      return <br />;
    case 'bold':
      return (
        <strong>
          <InlineView nodes={node.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <InlineView nodes={node.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <InlineView nodes={node.children} />
        </s>
      );
    case 'code':
      return <code className="code">{node.text}</code>;
    case 'link':
      return (
        <LinkView url={node.url}>
          <InlineView nodes={node.children} />
        </LinkView>
      );
    case 'user':
      return <Mention id={node.id} label={node.label} />;
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />;
    case 'usergroup':
      return <GroupMention id={node.id} label={node.label} />;
    case 'broadcast':
      return <span className="mention mention-me">@{node.range.replace(/^@/, '')}</span>;
    case 'date':
      return <DateView node={node} />;
    case 'emoji':
      return <EmojiView name={node.name} />;
  }
}

export function InlineView({ nodes }: { nodes: Inline[] }): ReactNode {
  return nodes.map((node, index) => <InlineNode key={index} node={node} />);
}
