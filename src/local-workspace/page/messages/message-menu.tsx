import type { ReactNode } from 'react';
import type { PageMessage, PageShortcut, RunShortcut } from '../../page-api';
import { MenuButton } from '../elements/menu-button';
import { post, RequestError } from '../state/api';
import { useWorkspace } from '../state/workspace-context';

/** What the app offers for every message. */
export function MessageMenu({ message }: { message: PageMessage }): ReactNode {
  const { state, notify } = useWorkspace();
  const { me, shortcuts, bot } = state.boot;
  const pick = async ({ callbackId }: PageShortcut): Promise<void> => {
    const body: RunShortcut = { as: me, callbackId, channel: message.channel, ts: message.ts };
    try {
      const answer = await post<{ error?: string }>('/client/shortcut', body);
      if (answer.error) notify(answer.error);
    } catch (error) {
      notify(error instanceof RequestError ? error.message : 'That did not reach the app. Try again.');
    }
  };
  if (shortcuts.length === 0) return null;
  return (
    <MenuButton
      className="icon-button"
      label="More actions"
      title="More actions"
      items={shortcuts}
      keyOf={({ callbackId }) => callbackId}
      onPick={(shortcut) => void pick(shortcut)}
    >
      {({ name }) => (
        <>
          <span className="option-text">{name}</span>
          <span className="option-description">{bot.name}</span>
        </>
      )}
    </MenuButton>
  );
}
