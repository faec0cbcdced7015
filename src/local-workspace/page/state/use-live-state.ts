import { useEffect, useReducer, useRef, useState } from 'react';
import type { Boot, StreamEvent } from '../../page-api';
import { get, RequestError } from './api';
import { followStream } from './stream';
import { reduceWorkspace, type WorkspaceEvent, type WorkspaceState } from './workspace-state';

export type Connection = 'connecting' | 'live' | 'lost';

export interface Live {
  state: WorkspaceState | null;
  connection: Connection;
  /** Counts connections: what is on screen is fetched anew after each. */
  generation: number;
  dispatch: (event: WorkspaceEvent) => void;
  problem: string | null;
}

function sentenceOf(error: unknown): string {
  return error instanceof RequestError ? error.message : 'Something went wrong on this page. Reload it.';
}

/** Boots as one person and follows the stream. Events that arrive before the boot's answer are applied after it. */
export function useLiveState(as: string): Live {
  const [state, dispatch] = useReducer(reduceWorkspace, null);
  const [connection, setConnection] = useState<Connection>('connecting');
  const [generation, setGeneration] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = useRef<string | null>(null);
  shown.current = state?.boot.me ?? null;
  useEffect(() => {
    let isCurrent = true;
    let waiting: StreamEvent[] | null = [];
    const boot = async (): Promise<void> => {
      try {
        const answer = await get<Boot>('/client/boot', { as });
        if (!isCurrent) return;
        dispatch({ type: 'booted', boot: answer });
        waiting?.forEach(dispatch);
        waiting = null;
        setConnection('live');
        setProblem(null);
        setGeneration((count) => count + 1);
      } catch (error) {
        if (isCurrent) setProblem(sentenceOf(error));
      }
    };
    // Another person's page must not be seen while this one's is on its way, nor if it never comes.
    if (shown.current !== null && shown.current !== as) dispatch({ type: 'left' });
    const unfollow = followStream(as, {
      onOpen: () => {
        waiting = [];
        void boot();
      },
      onEvent: (event) => (waiting ? waiting.push(event) : dispatch(event)),
      onLost: () => {
        setConnection('lost');
        // The stream cannot say why it was refused; asking again can.
        if (shown.current === null) void boot();
      },
    });
    return () => {
      isCurrent = false;
      unfollow();
    };
  }, [as]);
  return { state, connection, generation, dispatch, problem };
}
