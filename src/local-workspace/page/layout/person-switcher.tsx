import { useState, type ReactNode } from 'react';
import { Popover } from '../elements/popover';
import { post, RequestError } from '../state/api';
import { shownName } from '../state/names';
import { useWorkspace } from '../state/workspace-context';
import { Avatar } from './avatar';
import { ChevronIcon } from './icons';
import { StatusView } from './status-view';

/** Who acts in this tab, and the way to be somebody else: here, or in a tab of its own. */
export function PersonSwitcher(): ReactNode {
  const { state, navigate, notify } = useWorkspace();
  const { me, users } = state.boot;
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const [isOpen, setOpen] = useState(false);
  const myself = users.find(({ id }) => id === me);
  const people = users.filter(({ isBot }) => !isBot);
  const setAway = async (away: boolean): Promise<void> => {
    setOpen(false);
    await post('/client/vacation', { as: me, away }).catch((error: unknown) =>
      notify(error instanceof RequestError ? error.message : 'Your status could not be set.'),
    );
  };
  return (
    <div
      className="person-switcher"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <button
        ref={setAnchor}
        type="button"
        className="person-button"
        aria-label={`You are ${myself ? shownName(myself) : me}. Act as somebody else`}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Avatar user={myself} size={34} />
        <span className="person-text">
          <span className="person-label">You are</span>
          <span className="person-name">{myself ? shownName(myself) : me}</span>
        </span>
        <ChevronIcon />
      </button>
      {isOpen && (
        <Popover anchor={anchor} className="popover-people" onClose={() => setOpen(false)}>
          <button type="button" className="people-row" onClick={() => void setAway(!myself?.status)}>
            <span className="people-text">
              <span className="people-name">{myself?.status ? 'Come back to work' : 'Go on vacation'}</span>
              <span className="people-title">Your status, for everyone to see</span>
            </span>
          </button>
          <div className="people-head">Act as</div>
          <ul aria-label="People to act as">
            {people.map((user) => (
              <li key={user.id}>
                <button
                  type="button"
                  className="people-row"
                  disabled={user.deleted}
                  aria-current={user.id === me ? 'true' : undefined}
                  onClick={() => {
                    setOpen(false);
                    navigate({ as: user.id, thread: null });
                  }}
                >
                  <Avatar user={user} size={28} />
                  <span className="people-text">
                    <span className="people-name">
                      {shownName(user)}
                      {user.isAdmin && <span className="people-tag">admin</span>}
                      {user.deleted && <span className="people-tag">deactivated</span>}
                    </span>
                    <span className="people-title">
                      {user.status ? <StatusView {...user.status} /> : user.title || `@${user.name}`}
                    </span>
                  </span>
                </button>
                {!user.deleted && (
                  <a
                    className="people-tab"
                    href={`?as=${encodeURIComponent(user.id)}`}
                    target="_blank"
                    rel="noreferrer"
                  >
                    New tab
                  </a>
                )}
              </li>
            ))}
          </ul>
        </Popover>
      )}
    </div>
  );
}
