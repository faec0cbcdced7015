import type { ReactNode } from 'react';
import type { PageChannel } from '../../page-api';
import { ThreadPane } from '../messages/thread-pane';
import { partnerOf } from '../state/names';
import { useWorkspace } from '../state/workspace-context';
import { AppView } from './app-view';
import { ChannelHeader, Conversation, useChannelTitle } from './channel-view';
import type { OpenPlace } from './use-places';

function OpenThread({ channel, thread }: { channel: PageChannel; thread: string }): ReactNode {
  return <ThreadPane channel={channel} thread={thread} title={useChannelTitle(channel)} />;
}

export function MainPane({ channel, open }: { channel: PageChannel | null; open: OpenPlace }): ReactNode {
  const { state, location } = useWorkspace();
  const { me, bot } = state.boot;
  const isApp = channel === null || partnerOf(channel, me) === bot.userId;
  const thread = channel === null ? null : location.thread;
  return (
    <>
      <main className={thread === null ? 'main-pane' : 'main-pane has-thread'}>
        {isApp || channel === null ? (
          <AppView tab={channel === null ? 'home' : 'messages'} im={channel} open={open} />
        ) : (
          <>
            <ChannelHeader channel={channel} />
            <Conversation channel={channel} />
          </>
        )}
      </main>
      {channel !== null && thread !== null && <OpenThread channel={channel} thread={thread} />}
    </>
  );
}
