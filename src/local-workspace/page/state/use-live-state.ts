import { useEffect, useReducer, useState } from 'react';
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
  useEffect(() => {
    let waiting: StreamEvent[] | null = [];
    const boot = async (): Promise<void> => {
      try {
        dispatch({ type: 'booted', boot: await get<Boot>('/client/boot', { as }) });
        waiting?.forEach(dispatch);
        waiting = null;
        setConnection('live');
        setProblem(null);
        setGeneration((count) => count + 1);
      } catch (error) {
        setProblem(sentenceOf(error));
      }
    };
    return followStream(as, {
      onOpen: () => {
        waiting = [];
        void boot();
      },
      onEvent: (event) => (waiting ? waiting.push(event) : dispatch(event)),
      onLost: () => setConnection('lost'),
    });
  }, [as]);
  return { state, connection, generation, dispatch, problem };
}
