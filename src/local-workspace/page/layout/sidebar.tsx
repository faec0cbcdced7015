import type { ReactNode } from 'react';
import { BulbIcon, HashIcon, MoonIcon, SunIcon } from './icons';
import { Avatar } from './avatar';
import { PersonSwitcher } from './person-switcher';
import { StatusView } from './status-view';
import { partnerOf, shownName } from '../state/names';
import { useWorkspace } from '../state/workspace-context';
import type { PageUser } from '../../page-api';
import type { OpenPlace } from './use-places';

interface RowProps {
  mark: ReactNode;
  name: string;
  note?: ReactNode;
  unread: number;
  isCurrent: boolean;
  onOpen: () => void;
}

function Row({ mark, name, note, unread, isCurrent, onOpen }: RowProps): ReactNode {
  const className = `sidebar-row${isCurrent ? ' is-current' : ''}${unread > 0 && !isCurrent ? ' is-unread' : ''}`;
  return (
    <li>
      <button type="button" className={className} aria-current={isCurrent ? 'page' : undefined} onClick={onOpen}>
        {mark}
        <span className="sidebar-name">{name}</span>
        {note && <span className="sidebar-note">{note}</span>}
        {unread > 0 && !isCurrent && <span className="unread-badge">{unread > 99 ? '99+' : unread}</span>}
      </button>
    </li>
  );
}

function noteOf(user: PageUser, me: string): ReactNode {
  if (user.status && !user.deleted) return <StatusView {...user.status} />;
  return user.id === me ? 'you' : user.deleted ? 'deactivated' : undefined;
}

interface SidebarProps {
  open: OpenPlace;
  current: string | null;
  theme: 'light' | 'dark';
  onTheme: () => void;
  onWelcome: () => void;
}

export function Sidebar({ open, current, theme, onTheme, onWelcome }: SidebarProps): ReactNode {
  const { boot } = useWorkspace().state;
  const { me, bot, users, channels } = boot;
  const imWith = (user: string) => channels.find((channel) => channel.kind === 'im' && partnerOf(channel, me) === user);
  const people = users
    .filter((user) => !user.isBot && (!user.deleted || imWith(user.id)))
    .sort((a, b) => shownName(a).localeCompare(shownName(b)));
  const appIm = imWith(bot.userId);
  return (
    <nav className="sidebar" aria-label="Workspace">
      <header className="sidebar-header">
        <h1>{boot.workspace.name}</h1>
        <button
          type="button"
          className="icon-button"
          aria-label={theme === 'dark' ? 'Use the light look' : 'Use the dark look'}
          title={theme === 'dark' ? 'Use the light look' : 'Use the dark look'}
          onClick={onTheme}
        >
          {theme === 'dark' ? <SunIcon /> : <MoonIcon />}
        </button>
      </header>
      <div className="sidebar-scroll">
        <ul>
          <Row mark={<BulbIcon />} name="Getting started" unread={0} isCurrent={false} onOpen={onWelcome} />
        </ul>
        <h2>Channels</h2>
        <ul aria-label="Channels">
          {channels
            .filter(({ kind }) => kind === 'channel')
            .map(({ id, name, unread }) => (
              <Row
                key={id}
                mark={<HashIcon />}
                name={name}
                unread={unread}
                isCurrent={id === current}
                onOpen={() => open.channel(id)}
              />
            ))}
        </ul>
        <h2>Direct messages</h2>
        <ul aria-label="Direct messages">
          {people.map((user) => {
            const im = imWith(user.id);
            return (
              <Row
                key={user.id}
                mark={<Avatar user={user} size={20} />}
                name={shownName(user)}
                note={noteOf(user, me)}
                unread={im?.unread ?? 0}
                isCurrent={im !== undefined && im.id === current}
                onOpen={() => open.person(user.id)}
              />
            );
          })}
        </ul>
        <h2>Apps</h2>
        <ul aria-label="Apps">
          <Row
            mark={<Avatar user={users.find(({ id }) => id === bot.userId)} size={20} />}
            name={bot.name}
            unread={appIm?.unread ?? 0}
            isCurrent={current === 'app' || (appIm !== undefined && appIm.id === current)}
            onOpen={open.app}
          />
        </ul>
      </div>
      <PersonSwitcher />
    </nav>
  );
}
