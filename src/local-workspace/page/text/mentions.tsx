import type { ReactNode } from 'react';
import { shownName } from '../state/names';
import { useDirectory } from '../state/workspace-context';

interface MentionProps {
  id: string;
  label: string | null;
}

export function Mention({ id, label }: MentionProps): ReactNode {
  const { users, me } = useDirectory();
  const user = users.find((candidate) => candidate.id === id);
  const name = user ? shownName(user) : (label ?? id);
  return <span className={id === me ? 'mention mention-me' : 'mention'}>@{name.replace(/^@/, '')}</span>;
}

export function ChannelMention({ id, label }: MentionProps): ReactNode {
  const { channels, openChannel } = useDirectory();
  const channel = channels.find((candidate) => candidate.id === id);
  if (!channel) return <span className="mention">#{label ?? id}</span>;
  return (
    <button type="button" className="mention mention-button" onClick={() => openChannel(id)}>
      #{channel.name}
    </button>
  );
}

export function GroupMention({ id, label }: MentionProps): ReactNode {
  const { userGroups, me } = useDirectory();
  const group = userGroups.find((candidate) => candidate.id === id);
  const handle = group?.handle ?? label ?? id;
  return (
    <span className={group?.users.includes(me) ? 'mention mention-me' : 'mention'} title={group?.name}>
      @{handle.replace(/^@/, '')}
    </span>
  );
}
