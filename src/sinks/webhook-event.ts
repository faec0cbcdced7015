/** One event as the receiver gets it; `id` is the same at every attempt. */
export interface WebhookEvent {
  id: string;
  type: string;
  at: Date;
  data: Record<string, unknown>;
}

/** The port through which events leave. Throws a {@link WebhookError} when the receiver did not take it, and nothing else. */
export type SendWebhook = (event: WebhookEvent) => Promise<void>;

export class WebhookError extends Error {
  /** `reason` is our own word: safe to store and show. */
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'WebhookError';
  }
}

/** An event's place in its stream, for the cursor. */
export interface StreamedEvent {
  rowId: string;
  event: WebhookEvent;
}

/** The time is in it because a database that was set up anew counts from 1 again. */
export function webhookId(stream: string, rowId: string, at: Date): string {
  return `${stream}-${rowId}-${at.getTime().toString(36)}`;
}
