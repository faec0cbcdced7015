import { errorFields } from '../../platform/log';
import type { ReplyAddress } from '../../platform/queue/catalog';
import type { RenderedMessage } from '../messages/rendered-message';
import type { ActionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import type { HomeState } from './home-state';

/** A control says where it stands. Of the forms about issues, only those that the App Home opened have no conversation. */
export function isAtHome({ reply, payload }: Pick<SlackRequest, 'reply' | 'payload'>): boolean {
  const { place } = payload as Partial<ActionPayload>;
  return place ? place.type === 'home' : reply.channelId === null && reply.responseUrl === null;
}

/** Where a confirmation is sent; in the App Home it stands above the queue instead ({@link sayAtHome}). */
export const replyTo = (request: Pick<SlackRequest, 'reply' | 'payload'>): ReplyAddress | undefined =>
  isAtHome(request) ? undefined : request.reply;

/** Redraws the person's App Home with what became of an action there. */
export function sayAtHome(request: SlackRequest, said: RenderedMessage, state?: HomeState): Promise<void> {
  return redrawHome(request, { said: said.blocks, ...(state ? { state } : {}) });
}

/** After a change that is done: this is only its picture. */
export async function redrawHome(
  { edge, viewer, deps }: SlackRequest,
  change: Parameters<SlackRequest['edge']['homes']['show']>[1] = {},
): Promise<void> {
  try {
    await edge.homes.show(viewer, change);
  } catch (error) {
    deps.log.warn(errorFields(error), 'the home tab could not be redrawn');
  }
}
