import type { JobCatalog, NewJob } from '../platform/queue/catalog';
import { UNFURL_SCOPE } from '../platform/queue/scopes';

/** Shows issues below the message that links to them, or shows them anew. */
export function unfurlJob(payload: JobCatalog['issue.unfurl']): NewJob {
  const { at, links } = payload;
  const place = 'ts' in at ? `${at.channelId}:${at.ts}` : at.unfurlId;
  const key = `issue.unfurl:${place}:${links.map(({ issueId }) => issueId).join()}`;
  return { kind: 'issue.unfurl', payload, key, scope: UNFURL_SCOPE, lane: 1 };
}
