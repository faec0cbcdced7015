import { z } from 'zod';
import { textsOf } from './message-texts';

/**
 * What we read of Slack's requests, and nothing else. A request that does not fit is logged and dropped: Slack signs
 * what it sends, so it would be a change on their side or a client of another kind.
 */
const id = z.string().max(200);
const text = z.string().max(10_000);

const person = z.object({ id, team_id: id.nullish() });
const team = z.object({ id }).nullish();
const option = z.object({ value: text });
const entered = z.object({
  value: text.nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).max(1_000).nullish(),
  selected_user: id.nullish(),
  selected_users: z.array(id).max(1_000).nullish(),
  selected_conversation: id.nullish(),
});
/** Per block and action: what is entered. */
const viewState = z.object({ values: z.record(z.string(), z.record(z.string(), entered)) });
const view = z.object({
  id,
  type: z.string().nullish(),
  hash: id.optional(),
  callback_id: z.string().max(255).default(''),
  private_metadata: z.string().max(3_000).default(''),
  state: viewState.nullish(),
});

const command = z.object({
  command: id,
  text: z.string().max(200_000).default(''),
  user_id: id,
  team_id: id,
  channel_id: id,
  trigger_id: z.string(),
  response_url: z.string().max(2_000).nullish(),
});

const action = z.object({
  action_id: z.string().max(255),
  block_id: z.string().max(255).default(''),
  value: text.nullish(),
  selected_option: option.nullish(),
});

const blockActions = z.object({
  user: person,
  team,
  trigger_id: z.string(),
  response_url: z.string().max(2_000).nullish(),
  channel: z.object({ id }).nullish(),
  container: z
    .object({
      is_ephemeral: z.boolean().nullish(),
      is_app_unfurl: z.boolean().nullish(),
      app_unfurl_url: z.string().max(3_000).nullish(),
      channel_id: id.nullish(),
      message_ts: id.nullish(),
    })
    .nullish(),
  message: z.object({ blocks: z.array(z.looseObject({ type: z.string() })).nullish() }).nullish(),
  view: view.nullish(),
  actions: z.array(action).min(1),
});

/** A message that somebody chose an entry of ours for. What stands in it is read by `textsOf`. */
const messageAction = z.object({
  type: z.literal('message_action'),
  user: person,
  team,
  trigger_id: z.string(),
  response_url: z.string().max(2_000).nullish(),
  channel: z.object({ id }),
  message_ts: id,
  message: z.looseObject({ thread_ts: id.nullish() }),
});

const viewSubmission = z.object({ user: person, team, view });

const blockSuggestion = z.object({
  user: person,
  team,
  action_id: z.string().max(255),
  block_id: z.string().max(255).default(''),
  value: text.default(''),
  view: view.nullish(),
});

const slackEvent = z.object({
  team_id: id,
  event: z.looseObject({ type: z.string() }),
});

/** A file in the conversation of a person and the app. Of the files only ids: Slack sends pieces of their content along. */
const sharedFile = z.object({
  team_id: id,
  event: z.object({
    type: z.literal('message'),
    subtype: z.literal('file_share'),
    channel_type: z.literal('im'),
    // What Dibs sends itself is nothing to read.
    bot_id: z.undefined().optional(),
    channel: id,
    user: id,
    user_team: id.nullish(),
    team: id.nullish(),
    text: z.string().max(200_000).default(''),
    ts: id,
    files: z.array(z.object({ id })).min(1),
  }),
});

/** Somebody mentions the app. What was edited, what bots say and what Slack says itself is none. */
const absent = z.null().optional();
const mention = z.object({
  team_id: id,
  event: z.object({
    type: z.literal('app_mention'),
    subtype: absent,
    bot_id: absent,
    edited: absent,
    channel: id,
    user: id,
    user_team: id.nullish(),
    team: id.nullish(),
    text: z.string().max(200_000),
    thread_ts: id.nullish(),
  }),
});

export type SlackView = z.infer<typeof view>;

/** Who asks. The team is the person's own, which for a guest of another workspace is not ours. */
export interface Sender {
  slackTeamId: string;
  slackUserId: string;
}

export interface CommandPayload {
  sender: Sender;
  text: string;
  channelId: string;
  /** The right to open a form; null for what was said in a message. */
  triggerId: string | null;
  responseUrl: string | null;
}

/** What somebody said to the app in a channel or a thread. */
export interface MentionPayload extends CommandPayload {
  threadTs: string | null;
}

export interface ActionPayload {
  sender: Sender;
  /** Of the button, or of the option that was chosen. */
  value: string | null;
  blockId: string;
  channelId: string | null;
  /** Where it was clicked; `firstBlock` is what a direct notice says above its controls. */
  place:
    | { type: 'home'; metadata: string }
    | { type: 'modal'; viewId: string; metadata: string }
    /** Below a message of somebody's, which links to the issue. */
    | { type: 'unfurl'; channelId: string; ts: string; url: string }
    | { type: 'message'; isEphemeral: boolean; firstBlock: object | null };
  triggerId: string;
  responseUrl: string | null;
}

export interface ShortcutPayload {
  sender: Sender;
  channelId: string;
  /** The message, the root of its thread if it stands in one, and all that can be read in it. */
  ts: string;
  threadTs: string | null;
  text: string;
  triggerId: string;
  responseUrl: string | null;
}

export interface SubmissionPayload {
  sender: Sender;
  view: SlackView;
}

export interface SuggestionPayload {
  sender: Sender;
  blockId: string;
  query: string;
  view: SlackView | null;
}

export interface EventPayload {
  slackTeamId: string;
  event: Record<string, unknown>;
}

export interface FilePayload {
  sender: Sender;
  channelId: string;
  text: string;
  fileIds: readonly string[];
}

/** Each reader throws a `ZodError` for a body that is not of its kind. */
export function readCommand(body: unknown): CommandPayload {
  const { user_id, team_id, text, channel_id, trigger_id, response_url } = command.parse(body);
  const sender = { slackTeamId: team_id, slackUserId: user_id };
  return { sender, text, channelId: channel_id, triggerId: trigger_id, responseUrl: response_url ?? null };
}

export function readAction(body: unknown): ActionPayload {
  const { user, team, trigger_id, response_url, channel, container, message, view, actions } = blockActions.parse(body);
  const chosen = actions[0];
  return {
    sender: senderOf(user, team),
    value: chosen?.selected_option?.value ?? chosen?.value ?? null,
    blockId: chosen?.block_id ?? '',
    channelId: channel?.id ?? null,
    place: view
      ? view.type === 'home'
        ? { type: 'home', metadata: view.private_metadata }
        : { type: 'modal', viewId: view.id, metadata: view.private_metadata }
      : (unfurlOf(container) ?? {
          type: 'message',
          isEphemeral: container?.is_ephemeral ?? false,
          firstBlock: message?.blocks?.[0] ?? null,
        }),
    triggerId: trigger_id,
    responseUrl: response_url ?? null,
  };
}

function unfurlOf(container: z.infer<typeof blockActions>['container']): ActionPayload['place'] | null {
  const { is_app_unfurl, app_unfurl_url: url, channel_id: channelId, message_ts: ts } = container ?? {};
  return is_app_unfurl && url && channelId && ts ? { type: 'unfurl', channelId, ts, url } : null;
}

export function readShortcut(body: unknown): ShortcutPayload {
  const { user, team, channel, trigger_id, response_url, message_ts, message } = messageAction.parse(body);
  return {
    sender: senderOf(user, team),
    channelId: channel.id,
    ts: message_ts,
    threadTs: message.thread_ts ?? null,
    text: textsOf(message),
    triggerId: trigger_id,
    responseUrl: response_url ?? null,
  };
}

export function readSubmission(body: unknown): SubmissionPayload {
  const { user, team, view } = viewSubmission.parse(body);
  return { sender: senderOf(user, team), view };
}

export function readSuggestion(body: unknown): SuggestionPayload {
  const { user, team, block_id, value, view } = blockSuggestion.parse(body);
  return { sender: senderOf(user, team), blockId: block_id, query: value, view: view ?? null };
}

export function readEvent(body: unknown): EventPayload {
  const { team_id, event } = slackEvent.parse(body);
  return { slackTeamId: team_id, event };
}

/** Null for any other message. */
export function readSharedFile(body: unknown): FilePayload | null {
  const { data } = sharedFile.safeParse(body);
  if (!data) return null;
  const { user, user_team, team, channel, text, files } = data.event;
  const sender = { slackTeamId: user_team ?? team ?? data.team_id, slackUserId: user };
  return { sender, channelId: channel, text, fileIds: files.map((file) => file.id) };
}

/** Null for what is not said to us by a person. */
export function readMention(body: unknown): MentionPayload | null {
  const { data } = mention.safeParse(body);
  if (!data) return null;
  const { user, user_team, team, channel, text, thread_ts } = data.event;
  const sender = { slackTeamId: user_team ?? team ?? data.team_id, slackUserId: user };
  return { sender, channelId: channel, text, threadTs: thread_ts ?? null, triggerId: null, responseUrl: null };
}

/** The body without what is not needed of it, to be stored. */
export function storableBody(body: Record<string, unknown>): Record<string, unknown> {
  const said = sharedFile.safeParse(body).data ?? mention.safeParse(body).data;
  if (said) return { ...body, event: said.event };
  const pointedAt = messageAction.safeParse(body).data?.message;
  return pointedAt ? { ...body, message: { thread_ts: pointedAt.thread_ts, text: textsOf(pointedAt) } } : body;
}

const senderOf = (user: z.infer<typeof person>, team: { id: string } | null | undefined): Sender => ({
  slackTeamId: user.team_id ?? team?.id ?? '',
  slackUserId: user.id,
});
