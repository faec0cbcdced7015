import { useEffect, useRef, type ReactNode } from 'react';
import type { PageChannel } from '../../page-api';
import { CloseIcon } from '../layout/icons';
import { useWorkspace } from '../state/workspace-context';
import { threadKey } from '../state/workspace-state';
import { Composer } from './composer';
import { MessageList } from './message-list';

interface ThreadPaneProps {
  channel: PageChannel;
  thread: string;
  title: string;
}

export function ThreadPane({ channel, thread, title }: ThreadPaneProps): ReactNode {
  const { state, navigate } = useWorkspace();
  const messages = state.threads[threadKey(channel.id, thread)];
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isHere = event.target === document.body || pane.current?.contains(event.target as Node) === true;
      const isFree = !event.defaultPrevented && document.querySelector('[role="dialog"]') === null;
      if (event.key === 'Escape' && isHere && isFree) navigate({ thread: null });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [navigate]);
  const replies = Math.max(0, (messages?.filter(({ ephemeralTo }) => ephemeralTo === null).length ?? 0) - 1);
  return (
    <aside ref={pane} className="thread-pane" aria-label="Thread">
      <header className="pane-header">
        <h2>Thread</h2>
        <span className="pane-subtitle">{title}</span>
        <button
          type="button"
          className="icon-button"
          aria-label="Close thread"
          onClick={() => navigate({ thread: null })}
        >
          <CloseIcon />
        </button>
      </header>
      <MessageList
        place={`${channel.id}/${thread}`}
        label="Thread messages"
        messages={messages ?? []}
        inThread
        intro={messages && messages.length === 0 ? <div className="empty">This message is gone.</div> : null}
      />
      <div className="thread-foot" aria-live="polite">
        {replies === 0 ? 'No replies yet' : replies === 1 ? '1 reply' : `${replies} replies`}
      </div>
      <Composer key={`${channel.id}/${thread}`} channel={channel.id} thread={thread} placeholder="Reply…" />
    </aside>
  );
}
