import { Fragment, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import type { PageMessage } from '../../page-api';
import { useDirectory } from '../state/workspace-context';
import { DayDivider } from './day-divider';
import { Message } from './message';
import { messageRows } from './message-rows';
import { useStickToEnd } from './use-stick-to-end';

interface MessageListProps {
  /** What is listed, for assistive software and to know when another list begins. */
  place: string;
  label: string;
  messages: PageMessage[];
  inThread: boolean;
  intro: ReactNode;
  onReachTop?: (() => void) | undefined;
}

/** Messages oldest first, read from the end. */
export function MessageList({ place, label, messages, inThread, intro, onReachTop }: MessageListProps): ReactNode {
  const { me } = useDirectory();
  const newest = messages[messages.length - 1];
  const { scroller, content, onScroll, hasNews, toEnd } = useStickToEnd(
    place,
    newest ? { ts: newest.ts, isMine: newest.user === me || newest.ephemeralTo !== null } : null,
  );
  const rows = useMemo(() => messageRows(messages), [messages]);
  const first = messages[0]?.ts;
  const before = useRef({ first, height: 0 });
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    // Older messages were put on top: what was being read stays where it was.
    if (before.current.first !== first && box.scrollTop < 200)
      box.scrollTop += box.scrollHeight - before.current.height;
    before.current = { first, height: box.scrollHeight };
  }, [first, scroller, messages]);
  return (
    <div className="message-area">
      <div
        ref={scroller}
        className="message-scroller"
        role="log"
        aria-label={label}
        tabIndex={0}
        onScroll={() => {
          onScroll();
          if (scroller.current && scroller.current.scrollTop < 120) onReachTop?.();
        }}
      >
        <div ref={content} className="message-list">
          {intro}
          {rows.map((row) => (
            <Fragment key={row.message.ts}>
              {row.opensDay && !inThread && <DayDivider ts={row.message.ts} />}
              <Message row={row} inThread={inThread} />
            </Fragment>
          ))}
        </div>
      </div>
      {hasNews && (
        <button type="button" className="news-button" onClick={toEnd}>
          New messages
        </button>
      )}
    </div>
  );
}
