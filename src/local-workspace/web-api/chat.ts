import { LIMITS } from '../block-kit/limits';
import { checkedContent, checkedMetadata, postAsBot } from '../message-content';
import type { Channel, Message } from '../model';
import { refuse } from '../refusal';
import type { Workspace } from '../workspace';
import { knownChannel, writable } from './conversations';
import type { Args, Method } from './method';
import { messageObject } from './shapes';

const content = { text: 'text', blocks: 'json', attachments: 'json' } as const;

function threadRoot(workspace: Workspace, channel: Channel, args: Args): string | null {
  const ts = args.maybe('thread_ts');
  if (ts === undefined || ts === '') return null;
  const root = workspace.messages.find(channel.id, ts) ?? refuse('thread_not_found');
  // Slack files a reply to a reply under the root.
  return root.threadTs ?? root.ts;
}

function ownMessage(workspace: Workspace, args: Args, refusal: string): Message {
  const channel = knownChannel(workspace, args.text('channel'));
  const message = workspace.messages.find(channel.id, args.text('ts'));
  // Ephemeral messages cannot be reached by timestamp.
  if (!message || message.ephemeralTo !== null) return refuse('message_not_found');
  if (!message.fromBot) refuse(refusal);
  if (channel.archived) refuse('is_archived');
  return message;
}

const postMessage: Method = {
  args: {
    ...content,
    channel: 'text',
    thread_ts: 'text',
    reply_broadcast: 'flag',
    metadata: 'json',
    unfurl_links: 'flag',
    unfurl_media: 'flag',
    mrkdwn: 'flag',
    link_names: 'flag',
    parse: 'text',
    client_msg_id: 'text',
  },
  needs: { channel: 'channel_not_found' },
  run: (workspace, args) => {
    const channel = writable(workspace, args.text('channel'));
    const said = checkedContent(contentOf(args), LIMITS.messageText);
    const metadata = checkedMetadata(args.json('metadata'));
    const threadTs = threadRoot(workspace, channel, args);
    const message = postAsBot(
      workspace,
      {
        channel: channel.id,
        threadTs,
        ephemeralTo: null,
        broadcast: threadTs !== null && args.flag('reply_broadcast'),
        metadata,
      },
      said,
    );
    return { channel: channel.id, ts: message.ts, message: messageObject(workspace, message, true) };
  },
};

const update: Method = {
  args: {
    ...content,
    channel: 'text',
    ts: 'text',
    metadata: 'json',
    reply_broadcast: 'flag',
    link_names: 'flag',
    parse: 'text',
  },
  needs: { channel: 'channel_not_found', ts: 'message_not_found' },
  run: (workspace, args) => {
    const before = ownMessage(workspace, args, 'cant_update_message');
    // What is not given stays; an empty list removes.
    const said = checkedContent(contentOf(args), LIMITS.updatedText);
    const message: Message = {
      ...before,
      text: args.maybe('text') ?? before.text,
      blocks: args.json('blocks') === undefined ? before.blocks : said.blocks,
      attachments: args.json('attachments') === undefined ? before.attachments : said.attachments,
      metadata: args.json('metadata') === undefined ? before.metadata : checkedMetadata(args.json('metadata')),
      editedTs: workspace.nextTs(),
    };
    workspace.messages.replace(message);
    return {
      channel: message.channel,
      ts: message.ts,
      text: message.text,
      message: messageObject(workspace, message, true),
    };
  },
};

const remove: Method = {
  args: { channel: 'text', ts: 'text' },
  needs: { channel: 'channel_not_found', ts: 'message_not_found' },
  run: (workspace, args) => {
    const message = ownMessage(workspace, args, 'cant_delete_message');
    workspace.messages.remove(message);
    return { channel: message.channel, ts: message.ts };
  },
};

const postEphemeral: Method = {
  args: { ...content, channel: 'text', user: 'text', thread_ts: 'text', link_names: 'flag', parse: 'text' },
  needs: { channel: 'channel_not_found', user: 'user_not_in_channel' },
  run: (workspace, args) => {
    const channel = writable(workspace, args.text('channel'));
    if (!channel.members.includes(args.text('user'))) refuse('user_not_in_channel');
    const said = checkedContent(contentOf(args), LIMITS.messageText);
    const message = postAsBot(
      workspace,
      { channel: channel.id, threadTs: threadRoot(workspace, channel, args), ephemeralTo: args.text('user') },
      said,
    );
    return { message_ts: message.ts };
  },
};

const getPermalink: Method = {
  args: { channel: 'text', message_ts: 'text' },
  needs: { channel: 'channel_not_found', message_ts: 'message_not_found' },
  run: (workspace, args) => {
    const channel = knownChannel(workspace, args.text('channel'));
    const message = workspace.messages.find(channel.id, args.text('message_ts')) ?? refuse('message_not_found');
    return { channel: channel.id, permalink: permalinkTo(workspace, message) };
  },
};

/** The address of a message in Slack's form; the page opens such links itself. */
function permalinkTo(workspace: Workspace, message: Message): string {
  const base = `https://${workspace.team.domain}.slack.com/archives/${message.channel}/p${message.ts.replace('.', '')}`;
  return message.threadTs === null ? base : `${base}?thread_ts=${message.threadTs}&cid=${message.channel}`;
}

function contentOf(args: Args): { text?: string; blocks?: unknown; attachments?: unknown } {
  const given = { text: args.maybe('text'), blocks: args.json('blocks'), attachments: args.json('attachments') };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};
