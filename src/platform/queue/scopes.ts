/**
 * What a job's call to Slack counts against, so that jobs wait for their turn in the queue and not at Slack. How much of
 * a scope may be used is the Slack edge's business (`slack/rate-limits.ts`).
 */
export const UPDATE_SCOPE = 'chat.update';
export const UNFURL_SCOPE = 'chat.unfurl';

/** Messages with files: one at a time. */
export const UPLOAD_SCOPE = 'files.completeUploadExternal';

/** Posting is limited per channel. */
export const postScope = (channelId: string) => `chat.postMessage:${channelId}`;
