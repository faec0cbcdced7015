import type { IssueView } from '../../issues/types';
import { context, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { bold, code } from '../blocks/mrkdwn';
import { issueRow } from './issue-rows';
import { restWords } from './rest';
import type { RenderedMessage } from './rendered-message';
import { count } from './words';

/** The issues of one project that nobody holds because their holder left, each with its menu. Pings nobody. */
export function leftNotice(person: string, issues: readonly IssueView[], total: number): RenderedMessage {
  const project = issues[0]?.project;
  const who = bold(person, SHOWN.name) || 'Somebody';
  const where = project ? ` of ${bold(project.name, SHOWN.name) || bold(project.slug, SHOWN.name)}` : '';
  const said = `${who} left, so nobody holds ${count(total, 'issue')}${where} any more.`;
  const rows = issues.slice(0, SHOWN.listRows);
  const rest = total - rows.length;
  const list = code(`/assign list none ${project?.slug ?? ''}`.trim(), SHOWN.tag);
  return {
    text: said,
    blocks: [
      section(said),
      ...rows.map(issueRow),
      ...(rest > 0 ? [context(`${restWords(rest)}: ${list} shows what nobody holds.`)] : []),
    ],
  };
}
