import type { ReactNode } from 'react';
import type { PageChannel } from '../../page-api';
import { Composer } from '../messages/composer';
import { MessageList } from '../messages/message-list';
import { partnerOf, shownName } from '../state/names';
import { useDirectory, useWorkspace } from '../state/workspace-context';
import { Avatar } from './avatar';
import { HashIcon } from './icons';

export function useChannelTitle(channel: PageChannel): string {
  const { users, me } = useDirectory();
  if (channel.kind === 'channel') return `#${channel.name}`;
  const user = users.find(({ id }) => id === partnerOf(channel, me));
  return user ? shownName(user) : channel.name;
}

export function ChannelHeader({ channel }: { channel: PageChannel }): ReactNode {
  const { users, me } = useDirectory();
  const title = useChannelTitle(channel);
  const partner = users.find(({ id }) => id === partnerOf(channel, me));
  return (
    <header className="pane-header">
      {channel.kind === 'channel' ? <HashIcon /> : <Avatar user={partner} size={24} />}
      <h2>{channel.kind === 'channel' ? channel.name : title}</h2>
      <span className="pane-subtitle">{channel.kind === 'channel' ? channel.topic : (partner?.title ?? '')}</span>
      {channel.kind === 'channel' && <span className="pane-members">{channel.members.length} members</span>}
    </header>
  );
}

/** A channel's messages and its composer. */
export function Conversation({ channel }: { channel: PageChannel }): ReactNode {
  const { state, loadOlder } = useWorkspace();
  const title = useChannelTitle(channel);
  const history = state.histories[channel.id];
  const intro =
    history && !history.hasMore ? (
      <div className="channel-intro">
        <h3>{title}</h3>
        <p>
          {channel.kind === 'channel'
            ? `This is the very beginning of ${title}.`
            : `This is the beginning of your conversation with ${title}.`}
        </p>
      </div>
    ) : null;
  return (
    <>
      <MessageList
        // What is loaded is another list than what was empty: it is read from its end.
        place={`${channel.id}${history ? '' : ' loading'}`}
        label={`Messages in ${title}`}
        messages={history?.messages ?? []}
        inThread={false}
        intro={intro}
        onReachTop={history?.hasMore ? () => void loadOlder(channel.id) : undefined}
      />
      <Composer
        key={channel.id}
        channel={channel.id}
        thread={null}
        placeholder={`Message ${title}`}
        takesFiles={channel.kind === 'im' && channel.members.includes(state.boot.bot.userId)}
      />
    </>
  );
}
