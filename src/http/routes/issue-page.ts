import type { FastifyInstance } from 'fastify';
import { cardsOfIssues } from '../../cards/card.store';
import type { Deps } from '../../deps';
import { findIssueByShortId } from '../../issues/find-issue';
import type { OrganizationId } from '../../platform/ids';
import { refuseOtherMethods } from '../other-methods';

const URL_OF_ISSUE = '/issues/:shortId';
/** Where somebody ends up who has no card to go to. */
const SLACK = 'https://slack.com/';

const page = (href: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Dibs</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:20vh auto;max-width:24em;padding:0 1em;text-align:center}</style>
<p>This issue is in Slack.</p>
<p><a href="${href}" rel="noreferrer">Open it in Slack</a></p>
</html>
`;

/**
 * The stable address of an issue. There is no login, so it says nothing about the issue, only where its card is; what
 * does not exist looks the same.
 */
export function issuePage(
  app: FastifyInstance,
  deps: Pick<Deps, 'db'>,
  organizationId: () => OrganizationId | null,
): void {
  app.get<{ Params: { shortId: string } }>(URL_OF_ISSUE, async (request, reply) => {
    const organization = organizationId();
    const issue = organization && (await findIssueByShortId(deps, organization, request.params.shortId));
    const cards = issue ? await cardsOfIssues(deps.db.read, [issue.id]) : [];
    const href = cards.map(permalink).find((address) => address !== null) ?? SLACK;
    return reply
      .code(organization === null ? 503 : issue ? 200 : 404)
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      .send(page(href));
  });
  refuseOtherMethods(app, URL_OF_ISSUE, ['GET']);
}

function permalink({ channelId, ts }: { channelId: string; ts: string | null }): string | null {
  if (ts === null || !/^[A-Z0-9]+$/.test(channelId) || !/^\d+\.\d+$/.test(ts)) return null;
  return `${SLACK}archives/${channelId}/p${ts.replace('.', '')}`;
}
