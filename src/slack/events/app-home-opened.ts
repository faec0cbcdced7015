import { z } from 'zod';
import { isDibsError } from '../../platform/errors';
import type { Edge } from '../edge';
import { decodeHomeState, FIRST_STATE } from '../home/home-state';
import type { EventPayload } from '../payloads';
import { identifySender } from '../steps/identify';

const opened = z.object({
  user: z.string(),
  tab: z.string().nullish(),
  view: z.object({ private_metadata: z.string().nullish() }).nullish(),
});

export async function onAppHomeOpened(edge: Edge, { slackTeamId, event }: EventPayload): Promise<void> {
  const { user, tab, view } = opened.parse(event);
  if (tab && tab !== 'home') return;
  try {
    const viewer = await identifySender(edge, { slackTeamId, slackUserId: user });
    // With the tab and the filters of last time, which Slack keeps with the view.
    const last = decodeHomeState(view?.private_metadata) ?? FIRST_STATE;
    await edge.homes.show(viewer, { state: { ...last, page: 1 }, said: [] });
  } catch (error) {
    // Strangers have no home here; when Slack or the database is down, opening the tab again draws it.
    if (!isDibsError(error)) throw error;
  }
}
