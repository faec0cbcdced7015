import { useId, type ReactNode } from 'react';
import { useFocusTrap } from '../modals/use-focus-trap';
import { useWorkspace } from '../state/workspace-context';
import { MrkdwnView } from '../text/mrkdwn-view';
import { safeHref } from '../text/entities';
import { Avatar } from './avatar';
import { CloseIcon } from './icons';

function hintHref(href: string): string | null {
  return href.startsWith('/') && !href.startsWith('//') ? href : safeHref(href);
}

/** The first screen: what to click and what to type. */
export function Welcome({ onClose }: { onClose: () => void }): ReactNode {
  const { boot } = useWorkspace().state;
  const titleId = useId();
  const box = useFocusTrap(onClose);
  return (
    <div className="overlay" onPointerDown={(event) => event.target === event.currentTarget && onClose()}>
      <div ref={box} role="dialog" aria-modal="true" aria-labelledby={titleId} className="modal welcome" tabIndex={-1}>
        <button type="button" className="icon-button welcome-close" aria-label="Close" onClick={onClose}>
          <CloseIcon />
        </button>
        <Avatar user={boot.users.find(({ id }) => id === boot.bot.userId)} size={52} />
        <h2 id={titleId}>Try {boot.bot.name} here, without an account</h2>
        <p className="welcome-lead">
          {boot.workspace.name} is a workspace on your own machine. People, channels and errors are made up; the app is
          the real one. Everything here also works in Slack.
        </p>
        <ol className="welcome-hints">
          {boot.hints.map((hint, index) => {
            const href = hint.href === null ? null : hintHref(hint.href);
            return (
              <li key={index}>
                <span>
                  <MrkdwnView text={hint.text} />
                </span>
                {href !== null && (
                  <a className="button button-small" href={href} target="_blank" rel="noreferrer">
                    Open
                  </a>
                )}
              </li>
            );
          })}
        </ol>
        <button type="button" className="button button-primary" onClick={onClose} data-autofocus>
          Start
        </button>
      </div>
    </div>
  );
}
