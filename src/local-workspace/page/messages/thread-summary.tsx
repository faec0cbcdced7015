import type { ReactNode } from 'react';
import type { PageMessage } from '../../page-api';
import { Avatar } from '../layout/avatar';
import { useDirectory, useWorkspace } from '../state/workspace-context';
import { ago } from '../text/slack-date';
import { dateOfTs } from './message-rows';

/** "3 replies" under the root of a thread. */
export function ThreadSummary({ message }: { message: PageMessage }): ReactNode {
  const { navigate } = useWorkspace();
  const { users } = useDirectory();
  const { replyCount, replyUsers, latestReply } = message;
  return (
    <button type="button" className="thread-summary" onClick={() => navigate({ thread: message.ts })}>
      {replyUsers.slice(0, 4).map((id) => (
        <Avatar key={id} user={users.find((user) => user.id === id)} size={22} />
      ))}
      <span className="thread-count">{replyCount === 1 ? '1 reply' : `${replyCount} replies`}</span>
      {latestReply && <span className="thread-latest">Last reply {ago(dateOfTs(latestReply), new Date())}</span>}
    </button>
  );
}
