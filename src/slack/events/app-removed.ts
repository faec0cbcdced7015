import type { Edge } from '../edge';
import type { EventPayload } from '../payloads';

/** `app_uninstalled` and `tokens_revoked`: nothing more can be sent until the operator installs the app again. */
export async function onAppRemoved({ deps }: Edge, { event }: EventPayload): Promise<void> {
  deps.log.error({ event: String(event['type']) }, 'the app was removed from the workspace or its token was revoked');
}
