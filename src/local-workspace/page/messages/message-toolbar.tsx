import type { ReactNode } from 'react';
import type { PageMessage } from '../../page-api';
import { LinkIcon, ReplyIcon } from '../layout/icons';
import { permalinkOf } from '../state/page-location';
import { useWorkspace } from '../state/workspace-context';
import { MessageMenu } from './message-menu';

/** What a message offers while the pointer or the focus is on it. */
export function MessageToolbar({ message, inThread }: { message: PageMessage; inThread: boolean }): ReactNode {
  const { navigate, notify } = useWorkspace();
  const copyLink = (): void => {
    const link = permalinkOf(window.location.origin, message.channel, message.ts, message.threadTs);
    navigator.clipboard.writeText(link).then(
      () => notify('Link copied. It can be given to a command in place of an issue’s name.'),
      () => notify(link),
    );
  };
  return (
    <div className="message-toolbar" role="toolbar" aria-label="Message actions">
      {!inThread && (
        <button
          type="button"
          className="icon-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => navigate({ thread: message.threadTs ?? message.ts })}
        >
          <ReplyIcon />
        </button>
      )}
      <button type="button" className="icon-button" aria-label="Copy link" title="Copy link" onClick={copyLink}>
        <LinkIcon />
      </button>
      <MessageMenu message={message} />
    </div>
  );
}
