import type { Json } from './json';

export interface Team {
  id: string;
  name: string;
  domain: string;
}

/** The app installed in the workspace: its bot user and what it registered. */
export interface InstalledApp {
  appId: string;
  botId: string;
  botUserId: string;
  name: string;
  /** Hosts whose links in messages it is told of, and may show something for. */
  unfurlDomains: string[];
}

export interface User {
  id: string;
  /** Another workspace's id for people who are here through Slack Connect. */
  teamId: string;
  name: string;
  realName: string;
  displayName: string;
  email: string | null;
  title: string;
  /** Six hex digits without the hash, as Slack gives them. */
  color: string;
  isAdmin: boolean;
  isOwner: boolean;
  isBot: boolean;
  /** A guest of this workspace (multi-channel). */
  isRestricted: boolean;
  deleted: boolean;
  /** Unix seconds. */
  updated: number;
  /** `expiration` in Unix seconds, 0 for never. */
  status?: { text: string; emoji: string; expiration: number };
  /** Do not disturb, in Unix seconds. */
  quiet?: { from: number; until: number };
  /** Seconds to add to UTC. Left out unless set: what people hear shall not depend on when somebody tries the demo. */
  tzOffset?: number;
}

export interface UserGroup {
  id: string;
  handle: string;
  name: string;
  users: string[];
  /** Disabled groups keep their id. */
  disabled: boolean;
  updated: number;
}

export interface Channel {
  id: string;
  name: string;
  topic: string;
  kind: 'channel' | 'im';
  members: string[];
  archived: boolean;
  created: number;
}

export interface Attachment extends Json {
  id: number;
  blocks?: Block[];
}

export type Block = { type: string; block_id: string } & Json;

/** What a message says of a file; the content is kept in memory only. */
export interface SharedFile {
  id: string;
  name: string;
  /** The name, unless whoever uploaded it gave another. */
  title?: string;
  /** What a picture shows, for who cannot see it. */
  altText?: string;
  size: number;
  mimetype: string;
  /** Who uploaded it. */
  user: string;
  /** Unix seconds. */
  created: number;
}

export interface Message {
  channel: string;
  ts: string;
  threadTs: string | null;
  /** A reply that also stands in the channel. */
  broadcast: boolean;
  user: string;
  fromBot: boolean;
  text: string;
  blocks: Block[];
  attachments: Attachment[];
  metadata: Json | null;
  editedTs: string | null;
  ephemeralTo: string | null;
  reactions: { name: string; users: string[] }[];
  /** Absent without any. */
  files?: SharedFile[];
}

export type ViewState = Record<string, Record<string, Json>>;

export interface View {
  id: string;
  user: string;
  hash: string;
  type: 'modal' | 'home';
  callbackId: string;
  externalId: string;
  privateMetadata: string;
  title: Json | null;
  submit: Json | null;
  close: Json | null;
  blocks: Block[];
  state: ViewState;
  notifyOnClose: boolean;
  clearOnClose: boolean;
  rootViewId: string;
  previousViewId: string | null;
}

/** An entry in the menu of every message. */
export interface Shortcut {
  callbackId: string;
  name: string;
}

export interface Command {
  command: string;
  description: string;
  usageHint: string;
}

/** What a `response_url` stands for. */
export interface ResponseUrl {
  secret: string;
  user: string;
  channel: string;
  /** The message that was clicked, if any: what replace and delete act upon. */
  originalTs: string | null;
  threadTs: string | null;
  /** Unix milliseconds. */
  issuedAt: number;
  uses: number;
}

/** An Events API delivery that the app has not acknowledged yet. */
export interface PendingEvent {
  id: string;
  envelope: Json;
  /** Failed attempts so far. */
  attempts: number;
  /** Unix milliseconds. */
  dueAt: number;
  reason: string | null;
}
