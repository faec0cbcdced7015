import { useEffect, type ReactNode } from 'react';
import { Sidebar } from './layout/sidebar';
import { ConnectionScreen } from './layout/connection-screen';
import { MainPane } from './layout/main-pane';
import { Toast } from './layout/toast';
import { usePlaces } from './layout/use-places';
import { useTheme } from './layout/use-theme';
import { useToast } from './layout/use-toast';
import { Welcome } from './layout/welcome';
import { ModalStack } from './modals/modal-stack';
import { useLocation } from './state/use-location';
import { useStored } from './state/use-stored';
import { useLiveState } from './state/use-live-state';
import { useOpenHistory } from './state/use-open-history';
import { WorkspaceProvider } from './state/workspace-provider';
import { currentChannel } from './state/current-channel';

export function App(): ReactNode {
  const [location, navigate] = useLocation();
  const live = useLiveState(location.as ?? '');
  const { state, connection, dispatch } = live;
  const { theme, toggle } = useTheme();
  const toast = useToast();
  const [welcomed, setWelcomed] = useStored('dibs.welcomed', '');
  const open = usePlaces(state?.boot ?? null, navigate, toast.notify);
  const channel = state ? currentChannel(state.boot, location) : null;
  const loadOlder = useOpenHistory(live, channel?.id ?? null, location.thread);

  const me = state?.boot.me ?? null;
  useEffect(() => {
    // The address names who acts, so that a copied address or a reload is the same person.
    if (me !== null && location.as === null) navigate({ as: me }, 'instead');
  }, [me, location.as, navigate]);
  const unread = channel?.unread ?? 0;
  const channelId = channel?.id ?? null;
  useEffect(() => {
    if (channelId !== null && unread > 0) dispatch({ type: 'read', channel: channelId });
  }, [channelId, unread, dispatch]);
  useEffect(() => {
    if (state) document.title = `${state.boot.workspace.name} · ${state.boot.bot.name} local workspace`;
  }, [state]);

  if (!state) return <ConnectionScreen problem={live.problem} connection={connection} />;
  const current = location.tab === 'home' ? 'app' : (channel?.id ?? null);
  return (
    <WorkspaceProvider
      state={state}
      dispatch={dispatch}
      location={location}
      navigate={navigate}
      notify={toast.notify}
      open={open}
      loadOlder={loadOlder}
    >
      <div className="page">
        {connection === 'lost' && (
          <div className="connection-banner" role="alert">
            The connection to the local workspace is lost. Trying again… Is it still running in your terminal?
          </div>
        )}
        <div className="columns">
          <Sidebar open={open} current={current} theme={theme} onTheme={toggle} onWelcome={() => setWelcomed('')} />
          <MainPane channel={channel} open={open} />
        </div>
      </div>
      <ModalStack />
      {welcomed === '' && state.boot.modals.length === 0 && <Welcome onClose={() => setWelcomed('yes')} />}
      {toast.text !== null && <Toast text={toast.text} onClose={toast.clear} />}
    </WorkspaceProvider>
  );
}
