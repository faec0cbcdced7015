import type { Json } from '../json';
import type { Message, User, View } from '../model';
import type { Container } from '../page-api';
import { findView } from '../views';
import { messageObject, viewObject } from '../web-api/shapes';
import type { Workspace } from '../workspace';

/** Where something was clicked, looked up. */
export type Place = { type: 'message'; message: Message } | { type: 'view'; view: View };

export function findPlace(workspace: Workspace, user: User, container: Container): Place | undefined {
  if (container.type === 'view') {
    const view = findView(workspace, { id: container.viewId });
    return view?.user === user.id ? { type: 'view', view } : undefined;
  }
  const message = workspace.messages.find(container.channel, container.ts);
  const visible = message && (message.ephemeralTo === null || message.ephemeralTo === user.id);
  return visible ? { type: 'message', message } : undefined;
}

/** The fields that every interaction payload starts with. */
export function interactionHead(workspace: Workspace, user: User, type: string): Json {
  return {
    type,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: workspace.app.appId,
    token: 'local-verification-token',
    team: { id: workspace.team.id, domain: workspace.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** `container`, and `channel` and `message` or `view`, as they stand in the payload. */
export function placeFields(workspace: Workspace, place: Place, blockId: string): Json {
  if (place.type === 'view') {
    return {
      container: { type: 'view', view_id: place.view.id },
      view: viewObject(workspace, place.view),
    };
  }
  const { message } = place;
  const channel = workspace.channels.get(message.channel);
  const attachment = message.attachments.find((one) => one.blocks?.some((block) => block.block_id === blockId));
  const isUnfurl = attachment?.is_app_unfurl === true;
  return {
    container: {
      type: attachment ? 'message_attachment' : 'message',
      message_ts: message.ts,
      ...(attachment ? { attachment_id: attachment.id, is_app_unfurl: isUnfurl } : {}),
      ...(isUnfurl ? { app_unfurl_url: attachment?.app_unfurl_url } : {}),
      channel_id: message.channel,
      is_ephemeral: message.ephemeralTo !== null,
      ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    },
    channel: { id: message.channel, name: channel?.kind === 'im' ? 'directmessage' : (channel?.name ?? '') },
    ...shown(),
  };

  function shown(): Json {
    // Of somebody else's message it gets what it has shown there itself.
    if (isUnfurl) return { app_unfurl: attachment };
    // The app cannot read back what only one person sees.
    return message.ephemeralTo === null ? { message: messageObject(workspace, message, true) } : {};
  }
}

/** All blocks of a place, also those in attachments. */
export function blocksAt(place: Place): Json[] {
  if (place.type === 'view') return place.view.blocks;
  return [...place.message.blocks, ...place.message.attachments.flatMap((one) => one.blocks ?? [])];
}
