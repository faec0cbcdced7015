import { z } from 'zod';

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
  container: z.object({ is_ephemeral: z.boolean().nullish() }).nullish(),
  message: z.object({ blocks: z.array(z.looseObject({ type: z.string() })).nullish() }).nullish(),
  view: view.nullish(),
  actions: z.array(action).min(1),
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
  triggerId: string;
  responseUrl: string | null;
}

export interface ActionPayload {
  sender: Sender;
  /** Of the button, or of the option that was chosen. */
  value: string | null;
  blockId: string;
  channelId: string | null;
  /** Where it was clicked; `firstBlock` is what a direct notice says above its controls. */
  place: { type: 'home' } | { type: 'modal' } | { type: 'message'; isEphemeral: boolean; firstBlock: object | null };
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

/** Each reader throws a `ZodError` for a body that is not of its kind. */
export function readCommand(body: unknown): CommandPayload {
  const { user_id, team_id, text, channel_id, trigger_id, response_url } = command.parse(body);
  const sender = { slackTeamId: team_id, slackUserId: user_id };
  return { sender, text, channelId: channel_id, triggerId: trigger_id, responseUrl: response_url ?? null };
}

export function readAction(body: unknown): ActionPayload {
  const { user, team, trigger_id, response_url, channel, container, message, view, actions } = blockActions.parse(body);
  const chosen = actions[0];
  const isEphemeral = container?.is_ephemeral ?? false;
  return {
    sender: senderOf(user, team),
    value: chosen?.selected_option?.value ?? chosen?.value ?? null,
    blockId: chosen?.block_id ?? '',
    channelId: channel?.id ?? null,
    place: view
      ? { type: view.type === 'home' ? 'home' : 'modal' }
      : { type: 'message', isEphemeral, firstBlock: message?.blocks?.[0] ?? null },
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

const senderOf = (user: z.infer<typeof person>, team: { id: string } | null | undefined): Sender => ({
  slackTeamId: user.team_id ?? team?.id ?? '',
  slackUserId: user.id,
});
