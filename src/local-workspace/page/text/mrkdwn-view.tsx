import { Fragment, useMemo, type ReactNode } from 'react';
import { InlineView } from './inline-view';
import { parseMrkdwn } from './mrkdwn';

export function MrkdwnView({ text }: { text: string }): ReactNode {
  const flows = useMemo(() => parseMrkdwn(text), [text]);
  return flows.map((flow, index) => {
    switch (flow.type) {
      case 'lines':
        return (
          <Fragment key={index}>
            <InlineView nodes={flow.children} />
          </Fragment>
        );
      case 'quote':
        return (
          <blockquote key={index} className="quote">
            <InlineView nodes={flow.children} />
          </blockquote>
        );
      case 'code-block':
        return (
          <pre key={index} className="code-block">
            {flow.text}
          </pre>
        );
    }
  });
}
