import { useCallback, useEffect, useRef } from 'react';
import type { History } from '../../page-api';
import { get } from './api';
import { withoutDismissed } from './dismissed';
import type { Live } from './use-live-state';

const PAGE_SIZE = '50';

async function fetchHistory(query: Record<string, string>): Promise<History> {
  const history = await get<History>('/client/history', { ...query, limit: PAGE_SIZE });
  return { ...history, messages: withoutDismissed(history.messages) };
}

/** Keeps the open channel and the open thread loaded. Answers a function that loads a page of older messages. */
export function useOpenHistory(
  live: Live,
  channel: string | null,
  thread: string | null,
): (channel: string) => Promise<void> {
  const { state, generation, dispatch } = live;
  const me = state?.boot.me ?? null;
  const latest = useRef(state);
  latest.current = state;
  const loading = useRef<string | null>(null);
  useEffect(() => {
    if (me === null || channel === null) return;
    // A failure needs no word here: the stream's own loss is shown, and what is there stays.
    fetchHistory({ as: me, channel }).then(
      (history) => dispatch({ type: 'history_loaded', channel, history, older: false }),
      () => undefined,
    );
  }, [me, channel, generation, dispatch]);
  useEffect(() => {
    if (me === null || channel === null || thread === null) return;
    get<History>('/client/thread', { as: me, channel, ts: thread }).then(
      ({ messages }) => dispatch({ type: 'thread_loaded', channel, ts: thread, messages: withoutDismissed(messages) }),
      () => dispatch({ type: 'thread_loaded', channel, ts: thread, messages: [] }),
    );
  }, [me, channel, thread, generation, dispatch]);
  return useCallback(
    async (older: string) => {
      const oldest = latest.current?.histories[older]?.messages[0];
      if (me === null || !oldest || loading.current === oldest.ts) return;
      loading.current = oldest.ts;
      try {
        const history = await fetchHistory({ as: me, channel: older, before: oldest.ts });
        dispatch({ type: 'history_loaded', channel: older, history, older: true });
      } catch {
        // Scrolling up again asks again.
      } finally {
        loading.current = null;
      }
    },
    [me, dispatch],
  );
}
