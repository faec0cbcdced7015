import type { SlackFacts } from '../doctor/types';
import { classifyError } from './classify-error';
import type { Edge } from './edge';
import { missingScopes } from './scopes';

/** Asks Slack whether it accepts us, and with which scopes: it says so with every answer. */
export async function readSlackFacts({ client, deps }: Pick<Edge, 'client' | 'deps'>): Promise<SlackFacts> {
  const { config, meters } = deps;
  const known = { mode: config.slack?.appToken ? 'socket' : 'http', acks: meters.acks.summary() } as const;
  try {
    const granted = (await client.auth.test()).response_metadata?.scopes;
    return { ...known, refused: null, missingScopes: granted ? missingScopes(granted) : [] };
  } catch (error) {
    return { ...known, refused: classifyError(error).reason, missingScopes: [] };
  }
}
