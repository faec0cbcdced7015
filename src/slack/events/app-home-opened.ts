import { z } from 'zod';
import { isDibsError } from '../../platform/errors';
import type { Edge } from '../edge';
import type { EventPayload } from '../payloads';
import { identifySender } from '../steps/identify';
import { publishHome } from './publish-home';

const opened = z.object({ user: z.string(), tab: z.string().nullish() });

export async function onAppHomeOpened(edge: Edge, { slackTeamId, event }: EventPayload): Promise<void> {
  const { user, tab } = opened.parse(event);
  if (tab && tab !== 'home') return;
  try {
    await publishHome(edge, await identifySender(edge, { slackTeamId, slackUserId: user }));
  } catch (error) {
    // Strangers have no home here; when Slack or the database is down, opening the tab again draws it.
    if (!isDibsError(error)) throw error;
  }
}
