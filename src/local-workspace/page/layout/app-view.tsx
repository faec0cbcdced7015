import { useEffect, useMemo, type ReactNode } from 'react';
import type { PageChannel, PageView } from '../../page-api';
import { BlockList } from '../blocks/block-list';
import { SurfaceProvider, useNewSurface } from '../elements/surface';
import { post, RequestError } from '../state/api';
import { useDirectory, useWorkspace } from '../state/workspace-context';
import { Avatar } from './avatar';
import { Conversation } from './channel-view';
import type { OpenPlace } from './use-places';

const NO_ERRORS: Record<string, string> = {};

function HomeView({ view }: { view: PageView }): ReactNode {
  const container = useMemo(() => ({ type: 'view' as const, viewId: view.id }), [view.id]);
  const surface = useNewSurface({
    container,
    blocks: view.blocks,
    saved: view.state,
    errors: NO_ERRORS,
    keepsInput: true,
  });
  return (
    <SurfaceProvider surface={surface}>
      <div className="home-blocks">
        <BlockList blocks={view.blocks} />
      </div>
    </SurfaceProvider>
  );
}

function HomeTab(): ReactNode {
  const { state, notify } = useWorkspace();
  const { me, home, bot } = state.boot;
  useEffect(() => {
    post('/client/home', { as: me }).catch((error: unknown) =>
      notify(error instanceof RequestError ? error.message : 'The Home tab could not be opened.'),
    );
  }, [me, notify]);
  return (
    <div className="home-scroller" role="tabpanel" aria-label="Home" tabIndex={0}>
      {home ? <HomeView view={home} /> : <div className="empty">{bot.name} has not drawn its Home tab yet.</div>}
    </div>
  );
}

interface AppViewProps {
  tab: 'home' | 'messages';
  im: PageChannel | null;
  open: OpenPlace;
}

/** The app's own place: its Home tab, and the conversation with it. */
export function AppView({ tab, im, open }: AppViewProps): ReactNode {
  const { bot } = useWorkspace().state.boot;
  const { users } = useDirectory();
  return (
    <>
      <header className="pane-header">
        <Avatar user={users.find(({ id }) => id === bot.userId)} size={24} />
        <h2>{bot.name}</h2>
        <span className="app-badge">APP</span>
      </header>
      <div className="tabs" role="tablist" aria-label={bot.name}>
        <button type="button" role="tab" aria-selected={tab === 'home'} onClick={open.app}>
          Home
        </button>
        <button type="button" role="tab" aria-selected={tab === 'messages'} onClick={() => open.person(bot.userId)}>
          Messages
        </button>
      </div>
      {tab === 'home' || !im ? <HomeTab /> : <Conversation channel={im} />}
    </>
  );
}
