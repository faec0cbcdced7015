import { findIssuesByShortIds, findIssuesOfMessages, findLatestCardIssue } from '../../issues/find-issue';
import type { IssueView } from '../../issues/types';
import { invalid, notFound } from '../../platform/errors';
import { SHOWN } from '../blocks/limits';
import type { CommandPayload } from '../payloads';
import type { SlackRequest } from '../request';
import type { IssueSpec } from './grammar/types';

/** The issues as they were named, each once. Throws not-found for the first that is unknown; projects being deleted count as such. */
export async function findNamedIssues(
  { deps, viewer, payload }: SlackRequest<CommandPayload>,
  specs: readonly IssueSpec[],
): Promise<IssueView[]> {
  const { organizationId } = viewer;
  const shortIds = specs.flatMap((spec) => (spec.by === 'short-id' ? [spec.text] : []));
  const byShortId = await findIssuesByShortIds(deps, organizationId, shortIds);
  const found = new Map<string, IssueView>();
  for (const spec of specs) {
    const issue = await findOne(spec);
    if (issue === null || issue.project.status !== 'active') throw notFound('issue_not_found', whyNot(spec));
    found.set(issue.id, issue);
  }
  return [...found.values()];

  async function findOne(spec: IssueSpec): Promise<IssueView | null> {
    switch (spec.by) {
      case 'short-id':
        return byShortId.get(spec.text) ?? null;
      case 'last':
        return findLatestCardIssue(deps, organizationId, payload.channelId);
      case 'permalink':
        return onlyOne(await findIssuesOfMessages(deps, organizationId, [spec]));
    }
  }
}

/** A link to a message with many alerts does not say which one is meant. */
function onlyOne([first, ...others]: readonly IssueView[]): IssueView | null {
  if (!first || others.length === 0) return first ?? null;
  const named = [first, ...others].slice(0, SHOWN.answerIssues).map(({ shortId }) => shortId);
  const rest = others.length + 1 - named.length;
  const list = [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
  throw invalid('which_issue', `Which issue do you mean? That message shows ${list}. Nothing was changed.`);
}

function whyNot(spec: IssueSpec): string {
  switch (spec.by) {
    case 'short-id':
      return `I know no issue ${spec.text}. Nothing was changed.`;
    case 'last':
      return 'There is no issue in this channel yet. Nothing was changed.';
    case 'permalink':
      return 'That link does not lead to the card of an issue. Nothing was changed.';
  }
}
