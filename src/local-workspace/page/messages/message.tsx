import { useMemo, type ReactNode } from 'react';
import type { PageMessage } from '../../page-api';
import { Attachment } from '../blocks/attachment';
import { BlockList } from '../blocks/block-list';
import { SurfaceProvider, useNewSurface } from '../elements/surface';
import { Avatar } from '../layout/avatar';
import { EyeIcon } from '../layout/icons';
import { shownName } from '../state/names';
import { useDirectory, useWorkspace } from '../state/workspace-context';
import { MrkdwnView } from '../text/mrkdwn-view';
import { clockTime, formatSlackDate } from '../text/slack-date';
import { MessageFiles } from './message-files';
import { MessageToolbar } from './message-toolbar';
import { dateOfTs, type MessageRow } from './message-rows';
import { ThreadSummary } from './thread-summary';

const NO_ERRORS: Record<string, string> = {};

function MessageBody({ message }: { message: PageMessage }): ReactNode {
  const blocks = useMemo(
    () => [...message.blocks, ...message.attachments.flatMap((attachment) => attachment.blocks ?? [])],
    [message],
  );
  const container = useMemo(
    () => ({ type: 'message' as const, channel: message.channel, ts: message.ts }),
    [message.channel, message.ts],
  );
  const surface = useNewSurface({ container, blocks, saved: null, errors: NO_ERRORS, keepsInput: false });
  const isPlain = blocks.length === 0 && message.attachments.length === 0;
  // Slack marks plain text only: a message of blocks that is redrawn does not say so.
  const edited = isPlain && message.edited && <span className="edited"> (edited)</span>;
  return (
    <SurfaceProvider surface={surface}>
      {message.blocks.length > 0 ? (
        <BlockList blocks={message.blocks} />
      ) : (
        message.text !== '' && (
          <div className="block-text">
            <MrkdwnView text={message.text} />
            {edited}
          </div>
        )
      )}
      <MessageFiles files={message.files} />
      {message.attachments.map((attachment, index) => (
        <Attachment key={index} attachment={attachment} />
      ))}
    </SurfaceProvider>
  );
}

interface MessageProps {
  row: MessageRow;
  /** Drawn in the thread pane: no reply count, no way into the thread. */
  inThread: boolean;
}

export function Message({ row, inThread }: MessageProps): ReactNode {
  const { message, isContinued } = row;
  const { users } = useDirectory();
  const { dismiss } = useWorkspace();
  const author = users.find(({ id }) => id === message.user);
  const date = dateOfTs(message.ts);
  const name = author ? shownName(author) : message.user;
  const time = (
    <time
      className="message-time"
      dateTime={date.toISOString()}
      title={formatSlackDate(Number(message.ts), '{date_long} at {time_secs}', new Date())}
    >
      {isContinued ? clockTime(date).replace(/ [AP]M$/, '') : clockTime(date)}
    </time>
  );
  return (
    <article
      role="article"
      aria-label={`${name}, ${clockTime(date)}`}
      data-ts={message.ts}
      className={`message${message.ephemeralTo ? ' message-ephemeral' : ''}${isContinued ? ' message-continued' : ''}`}
    >
      <div className="message-gutter">{isContinued ? time : <Avatar user={author} size={36} />}</div>
      <div className="message-content">
        {message.ephemeralTo && (
          <div className="ephemeral-note">
            <EyeIcon /> Only visible to you
          </div>
        )}
        {!isContinued && (
          <div className="message-head">
            <span className="message-author">{name}</span>
            {author?.isBot && <span className="app-badge">APP</span>}
            {time}
          </div>
        )}
        <div className="message-body">
          <MessageBody message={message} />
        </div>
        {message.ephemeralTo && (
          <button type="button" className="link-button" onClick={() => dismiss(message.channel, message.ts)}>
            Dismiss
          </button>
        )}
        {!inThread && message.replyCount > 0 && <ThreadSummary message={message} />}
      </div>
      {!message.ephemeralTo && <MessageToolbar message={message} inThread={inThread} />}
    </article>
  );
}
