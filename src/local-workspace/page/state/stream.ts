import type { StreamEvent } from '../../page-api';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;

interface StreamHandlers {
  /** Called on every (re)connection, before any event of it. */
  onOpen: () => void;
  onEvent: (event: StreamEvent) => void;
  onLost: () => void;
}

/** Follows the workspace's event stream, reconnecting with growing pauses until closed. Answers a function that closes it. */
export function followStream(as: string, handlers: StreamHandlers): () => void {
  let source: EventSource | null = null;
  let timer: number | undefined;
  let wait = FIRST_WAIT_MS;
  const connect = (): void => {
    source = new EventSource(`/client/stream?${new URLSearchParams({ as }).toString()}`);
    source.onopen = () => {
      wait = FIRST_WAIT_MS;
      handlers.onOpen();
    };
    source.onmessage = (event: MessageEvent<string>) => handlers.onEvent(JSON.parse(event.data) as StreamEvent);
    source.onerror = () => {
      source?.close();
      handlers.onLost();
      timer = window.setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
  };
  connect();
  return () => {
    source?.close();
    window.clearTimeout(timer);
  };
}
