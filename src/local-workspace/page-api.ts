/**
 * What the local workspace's page and its server say to each other: plain JSON over `/client/*` on the same origin.
 * The bot never sees any of this; it speaks the Web API under `/api/*` and receives signed deliveries, as with Slack.
 */

export interface PageUser {
  id: string;
  /** Handle without the at sign. */
  name: string;
  realName: string;
  displayName: string;
  email: string | null;
  title: string;
  /** CSS colour of the drawn avatar; initials come from the name. */
  color: string;
  isAdmin: boolean;
  isBot: boolean;
  deleted: boolean;
  /** What the person's Slack status says; `emoji` with colons. */
  status?: { text: string; emoji: string };
}

export interface PageChannel {
  id: string;
  name: string;
  topic: string;
  kind: 'channel' | 'im';
  /** For `im`: the two members. One of them may be the bot's user. */
  members: string[];
  unread: number;
}

export interface PageUserGroup {
  id: string;
  handle: string;
  name: string;
  users: string[];
}

export interface PageCommand {
  command: string;
  description: string;
  usageHint: string;
}

/** An entry of the app in the menu of every message. */
export interface PageShortcut {
  callbackId: string;
  name: string;
}

/** Block Kit as the bot sent it, already checked by the server. */
export type PageBlock = { type: string; block_id: string } & Record<string, unknown>;

export interface PageAttachment {
  color?: string;
  fallback?: string;
  text?: string;
  blocks?: PageBlock[];
}

/** The content is at `GET /client/file?as=&id=`. */
export interface PageFile {
  id: string;
  name: string;
  title: string;
  altText: string;
  size: number;
  isPicture: boolean;
}

export interface PageMessage {
  channel: string;
  ts: string;
  threadTs: string | null;
  /** Author: a person's or the bot's user id. */
  user: string;
  text: string;
  blocks: PageBlock[];
  attachments: PageAttachment[];
  edited: boolean;
  /** Set on ephemeral messages: the only person who may see it. */
  ephemeralTo: string | null;
  replyCount: number;
  replyUsers: string[];
  latestReply: string | null;
  files: PageFile[];
}

export interface PageView {
  id: string;
  hash: string;
  type: 'modal' | 'home';
  callbackId: string;
  title: string;
  submit: string | null;
  close: string | null;
  blocks: PageBlock[];
  /** From `view.state.values`: what is filled in now, to draw after an update. */
  state: Record<string, Record<string, unknown>>;
}

export interface PageHint {
  /** One line for the first screen: what to click or type, with a link where there is one. */
  text: string;
  href: string | null;
}

/** `GET /client/boot?as=U…` */
export interface Boot {
  workspace: { id: string; name: string; domain: string };
  me: string;
  bot: { userId: string; name: string; appId: string };
  users: PageUser[];
  channels: PageChannel[];
  userGroups: PageUserGroup[];
  commands: PageCommand[];
  shortcuts: PageShortcut[];
  hints: PageHint[];
  /** The person's open modals, bottom first. */
  modals: PageView[];
  home: PageView | null;
}

/** `GET /client/history?as=&channel=&before=&limit=` (oldest first), `GET /client/thread?as=&channel=&ts=` (root first) */
export interface History {
  messages: PageMessage[];
  hasMore: boolean;
}

/** `GET /client/stream?as=U…`: server-sent events; `data:` is one of these. */
export type StreamEvent =
  | { type: 'message'; message: PageMessage }
  | { type: 'message_changed'; message: PageMessage }
  | { type: 'message_deleted'; channel: string; ts: string }
  | { type: 'modals'; modals: PageView[] }
  | { type: 'home'; home: PageView }
  | { type: 'channels'; channels: PageChannel[] }
  | { type: 'users'; users: PageUser[]; userGroups: PageUserGroup[] }
  | { type: 'hints'; hints: PageHint[] };

/** `POST /client/message`. An answer of 400 carries `{error}` with one sentence. */
export interface SendMessage {
  as: string;
  channel: string;
  text: string;
  threadTs?: string;
}

/** `POST /client/command`: what was typed, from the slash on. Answers `{ok, error?}` once the bot acknowledged (or did not in 3 s). */
export interface SendCommand {
  as: string;
  channel: string;
  text: string;
}

/** `POST /client/shortcut`: an entry of a message's menu. Answers `{ok, error?}` like a command. */
export interface RunShortcut {
  as: string;
  callbackId: string;
  channel: string;
  ts: string;
}

/** Where an interactive element stands. */
export type Container = { type: 'message'; channel: string; ts: string } | { type: 'view'; viewId: string };

/** The element's own payload as Slack would send it: `{type, action_id, block_id, value | selected_option | …}`. */
export type ActionPayload = { type: string; action_id: string; block_id: string } & Record<string, unknown>;

/** `POST /client/action`: a click or choice. Confirm dialogs are the page's work, before this is sent. */
export interface SendAction {
  as: string;
  container: Container;
  action: ActionPayload;
  /** For views: the state of all inputs now. */
  state?: Record<string, Record<string, unknown>>;
}

/** `POST /client/options`: an external select asks; answers {@link OptionsAnswer}. */
export interface AskOptions {
  as: string;
  container: Container;
  action_id: string;
  block_id: string;
  value: string;
}
export interface PageOption {
  text: { type: string; text: string };
  value: string;
  description?: { type: string; text: string };
}
export interface OptionsAnswer {
  options?: PageOption[];
  option_groups?: { label: { type: string; text: string }; options: PageOption[] }[];
  error?: string;
}

/** `POST /client/view/submit`; `errors` maps block ids to sentences shown at the fields. */
export interface SubmitView {
  as: string;
  viewId: string;
  state: Record<string, Record<string, unknown>>;
}
export interface SubmitAnswer {
  ok: boolean;
  errors?: Record<string, string>;
  error?: string;
}

// Without a type of their own: `POST /client/upload?as=&channel=&name=&type=&text=`, the file as the body, answers `{ok}`; `POST /client/vacation` `{as, away}` sets the person's status; `POST /client/view/close` `{as, viewId}`; `POST /client/home` `{as}` (tells the bot `app_home_opened`); `POST /client/im` `{as, with}` answers `{channel}`.
