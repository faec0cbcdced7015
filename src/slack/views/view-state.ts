/** The part of a submitted view's `state` that is read here; structurally what Slack sends. */
export interface ViewState {
  values: Record<
    string,
    Record<
      string,
      {
        value?: string | null;
        selected_option?: { value: string } | null;
        selected_options?: { value: string }[] | null;
        selected_user?: string | null;
        selected_users?: string[] | null;
        selected_conversation?: string | null;
      }
    >
  >;
}

/** What a modal's reader finds: values, or a sentence per field for `response_action: errors`. */
export type Reading<T> = { ok: true; value: T } | { ok: false; errors: Record<string, string> };

/** A field stands alone in its block, under the same name. */
const field = (state: ViewState, name: string) => state.values[name]?.[name];

export const typedText = (state: ViewState, name: string): string | null => field(state, name)?.value ?? null;

export const chosen = (state: ViewState, name: string): string | null =>
  field(state, name)?.selected_option?.value ?? null;

export const allChosen = (state: ViewState, name: string): string[] =>
  field(state, name)?.selected_options?.map(({ value }) => value) ?? [];

/** Slack ids of people and channels: menus that Slack fills by itself. */
export const chosenUser = (state: ViewState, name: string): string | null => field(state, name)?.selected_user ?? null;

export const chosenUsers = (state: ViewState, name: string): string[] => field(state, name)?.selected_users ?? [];

export const chosenChannel = (state: ViewState, name: string): string | null =>
  field(state, name)?.selected_conversation ?? null;
