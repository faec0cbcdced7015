import { isObject, textOf, type Json } from '../json';
import type { Channel, Message, User, UserGroup, View } from '../model';
import type { PageChannel, PageMessage, PageUser, PageUserGroup, PageView } from '../page-api';
import type { Workspace } from '../workspace';

export function pageUser(user: User): PageUser {
  const { id, name, realName, displayName, email, title, isAdmin, isBot, deleted, status } = user;
  const shown = status && { status: { text: status.text, emoji: status.emoji } };
  return { id, name, realName, displayName, email, title, color: `#${user.color}`, isAdmin, isBot, deleted, ...shown };
}

export function pageUserGroup({ id, handle, name, users }: UserGroup): PageUserGroup {
  return { id, handle, name, users };
}

export function pageChannel(channel: Channel, unread: number): PageChannel {
  const { id, name, topic, kind, members } = channel;
  return { id, name, topic, kind, members, unread };
}

export function pageMessage(workspace: Workspace, message: Message): PageMessage {
  const replies =
    message.threadTs === null
      ? workspace.messages.thread(message.channel, message.ts).filter((one) => one.ts !== message.ts)
      : [];
  return {
    channel: message.channel,
    ts: message.ts,
    threadTs: message.threadTs,
    user: message.user,
    text: message.text,
    blocks: message.blocks,
    attachments: message.attachments,
    edited: message.editedTs !== null,
    ephemeralTo: message.ephemeralTo,
    replyCount: replies.length,
    replyUsers: [...new Set(replies.map((one) => one.user))],
    files: (message.files ?? []).map(({ id, name, title = name, altText = '', size, mimetype }) => {
      return { id, name, title, altText, size, isPicture: mimetype.startsWith('image/') };
    }),
    latestReply: replies.at(-1)?.ts ?? null,
  };
}

function label(text: Json | null): string | null {
  return isObject(text) ? textOf(text.text) : null;
}

export function pageView(view: View): PageView {
  return {
    id: view.id,
    hash: view.hash,
    type: view.type,
    callbackId: view.callbackId,
    title: label(view.title) ?? '',
    submit: label(view.submit),
    close: label(view.close),
    blocks: view.blocks,
    state: view.state,
  };
}
