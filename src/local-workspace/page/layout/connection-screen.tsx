import type { ReactNode } from 'react';
import type { Connection } from '../state/use-live-state';

/** Before the first answer of the server. */
export function ConnectionScreen({
  problem,
  connection,
}: {
  problem: string | null;
  connection: Connection;
}): ReactNode {
  const lost = 'The local workspace does not answer. Is it still running in your terminal? Trying again…';
  const text = problem ?? (connection === 'lost' ? lost : null);
  return (
    <div className="connection-screen" role="status">
      {text ?? 'Opening the workspace…'}
      {problem !== null && (
        <a className="button" href="/">
          Start over
        </a>
      )}
    </div>
  );
}
