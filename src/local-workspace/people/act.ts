/** What became of something a person did: `error` is the sentence the client shows. */
export interface ActionResult {
  ok: boolean;
  error?: string;
}

export const done: ActionResult = { ok: true };

export function failed(error: string): ActionResult {
  return { ok: false, error };
}
