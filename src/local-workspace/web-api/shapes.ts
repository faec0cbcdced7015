import type { Json } from '../json';
import type { Channel, Message, SharedFile, User, UserGroup, View } from '../model';
import type { Workspace } from '../workspace';

/** A user as the Web API and the people events show one. */
export function userObject(workspace: Workspace, user: User): Json {
  const [firstName = '', ...rest] = user.realName.split(' ');
  const stranger = user.teamId !== workspace.team.id;
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    ...(user.deleted ? {} : { color: user.color, tz: 'Europe/Vienna', tz_label: 'Central European Time' }),
    ...(user.tzOffset === undefined ? {} : { tz_offset: user.tzOffset }),
    real_name: user.realName,
    profile: {
      title: user.title,
      phone: '',
      skype: '',
      real_name: user.realName,
      real_name_normalized: ascii(user.realName),
      display_name: user.displayName,
      display_name_normalized: ascii(user.displayName),
      fields: null,
      status_text: user.status?.text ?? '',
      status_emoji: user.status?.emoji ?? '',
      status_expiration: user.status?.expiration ?? 0,
      avatar_hash: `g${user.id.toLowerCase()}`,
      first_name: firstName,
      last_name: rest.join(' '),
      team: user.teamId,
      ...(user.email === null || stranger || !workspace.scopes.has('users:read.email') ? {} : { email: user.email }),
      ...(user.isBot ? { api_app_id: workspace.app.appId, bot_id: workspace.app.botId, always_active: false } : {}),
    },
    // Slack leaves the roles out for people who were deactivated.
    ...(user.deleted
      ? {}
      : {
          is_admin: user.isAdmin,
          is_owner: user.isOwner,
          is_primary_owner: user.isOwner,
          is_restricted: user.isRestricted,
          is_ultra_restricted: false,
          is_email_confirmed: true,
        }),
    is_bot: user.isBot,
    is_app_user: false,
    ...(stranger ? { is_stranger: true } : {}),
    updated: user.updated,
  };
}

function ascii(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** Slack's own helper is in every list of people, and is not marked as a bot. */
export function slackbot(workspace: Workspace): Json {
  const asUser: User = {
    id: 'USLACKBOT',
    teamId: workspace.team.id,
    name: 'slackbot',
    realName: 'Slackbot',
    displayName: 'Slackbot',
    email: null,
    title: '',
    color: '757575',
    isAdmin: false,
    isOwner: false,
    isBot: false,
    isRestricted: false,
    deleted: false,
    updated: 0,
  };
  return userObject(workspace, asUser);
}

export function userGroupObject(workspace: Workspace, group: UserGroup, includeUsers: boolean): Json {
  return {
    id: group.id,
    team_id: workspace.team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: '',
    handle: group.handle,
    is_external: false,
    date_create: group.updated,
    date_update: group.updated,
    date_delete: group.disabled ? group.updated : 0,
    auto_type: null,
    enterprise_subteam_id: '',
    prefs: { channels: [], groups: [] },
    user_count: group.users.length,
    ...(includeUsers ? { users: group.users } : {}),
  };
}

export function channelObject(workspace: Workspace, channel: Channel): Json {
  const isMember = channel.members.includes(workspace.app.botUserId);
  if (channel.kind === 'im') {
    const user = channel.members.find((member) => member !== workspace.app.botUserId);
    return { id: channel.id, created: channel.created, is_archived: false, is_im: true, is_org_shared: false, user };
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: false,
    is_archived: channel.archived,
    is_general: channel.name === 'general',
    is_shared: false,
    is_org_shared: false,
    is_ext_shared: false,
    is_member: isMember,
    created: channel.created,
    creator: 'U0ALICE01',
    context_team_id: workspace.team.id,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel.members.length,
  };
}

const sharedFiles = (workspace: Workspace, { files, channel }: Message): Json[] =>
  (files ?? []).map((file) => fileObject(workspace, file, channel));

/** A file as the Web API and messages show one. */
export function fileObject(workspace: Workspace, file: SharedFile, channel: string): Json {
  const { id, name, title = name, altText, size, mimetype, user, created } = file;
  const path = `${workspace.origin}/files-pri/${workspace.team.id}-${id}`;
  return {
    id,
    created,
    timestamp: created,
    name,
    title,
    ...(altText ? { alt_txt: altText } : {}),
    mimetype,
    ...fileType(mimetype),
    user,
    user_team: workspace.team.id,
    editable: false,
    size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: false,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${path}/${encodeURIComponent(name)}`,
    url_private_download: `${path}/download/${encodeURIComponent(name)}`,
    channels: channel.startsWith('D') ? [] : [channel],
    groups: [],
    ims: channel.startsWith('D') ? [channel] : [],
    file_access: 'visible',
  };
}

function fileType(mimetype: string): { filetype: string; pretty_type: string } {
  if (mimetype === 'image/png') return { filetype: 'png', pretty_type: 'PNG' };
  if (mimetype === 'text/csv') return { filetype: 'csv', pretty_type: 'CSV' };
  const isText = mimetype.startsWith('text/');
  return { filetype: isText ? 'text' : 'binary', pretty_type: isText ? 'Plain Text' : 'Binary' };
}

/** A message as the Web API and the interaction payloads show it. */
export function messageObject(workspace: Workspace, message: Message, withMetadata = false): Json {
  const { app, team } = workspace;
  const replies = workspace.messages.thread(message.channel, message.ts).filter((one) => one.ts !== message.ts);
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: team.id,
    ...(message.broadcast ? { subtype: 'thread_broadcast' } : {}),
    ...(message.files ? { subtype: 'file_share', upload: true, files: sharedFiles(workspace, message) } : {}),
    ...(message.fromBot
      ? {
          bot_id: app.botId,
          app_id: app.appId,
          bot_profile: {
            id: app.botId,
            app_id: app.appId,
            user_id: app.botUserId,
            name: app.name,
            deleted: false,
            team_id: team.id,
          },
        }
      : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.editedTs === null ? {} : { edited: { user: message.user, ts: message.editedTs } }),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(replies.length === 0
      ? {}
      : {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users_count: new Set(replies.map((one) => one.user)).size,
          reply_users: [...new Set(replies.map((one) => one.user))],
          latest_reply: replies.at(-1)?.ts,
        }),
    ...(message.reactions.length === 0
      ? {}
      : { reactions: message.reactions.map((one) => ({ ...one, count: one.users.length })) }),
    ...(withMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
  };
}

export function viewObject(workspace: Workspace, view: View): Json {
  return {
    id: view.id,
    team_id: workspace.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: view.state },
    hash: view.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close,
    submit: view.submit,
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: workspace.app.appId,
    external_id: view.externalId,
    app_installed_team_id: workspace.team.id,
    bot_id: workspace.app.botId,
  };
}
