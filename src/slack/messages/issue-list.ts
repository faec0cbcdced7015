import type { Button, KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { literal } from '../blocks/mrkdwn';
import { ACTIONS, encodeListQuery, type ListQuery } from '../ids';
import type { IssueView } from '../../issues/types';
import type { Actor } from '../../people/types';
import { issueRow } from './issue-rows';
import type { RenderedMessage } from './rendered-message';
import { actorName, count } from './words';

/** One page of `/assign mine` or `/assign list`. */
export interface IssueList {
  query: ListQuery;
  /** The holder asked for, when the query names one. */
  holder: Actor | null;
  /** The holder is the person who asks. */
  isOwn: boolean;
  /** This page's issues, at most {@link SHOWN.listRows}. */
  issues: readonly IssueView[];
  /** Of all pages. */
  total: number;
  pageSize: number;
}

function whose({ query, holder, isOwn }: IssueList): string {
  if (isOwn) return 'that you hold';
  if (query.holder.kind === 'nobody') return 'that nobody holds';
  return holder ? `that ${actorName(holder)} holds` : '';
}

function describe(list: IssueList): string {
  const project = list.query.projectSlug === null ? '' : ` in ${literal(list.query.projectSlug, SHOWN.name)}`;
  return `${project} ${whose(list)}`.trimEnd();
}

function paging({ query }: IssueList, page: number, pages: number): Button[] {
  const to = (target: number) => encodeListQuery({ ...query, page: target });
  return [
    ...(page > 1 ? [button(ACTIONS.listPrevious, 'Previous', to(page - 1))] : []),
    ...(page < pages ? [button(ACTIONS.listNext, 'Next', to(page + 1))] : []),
  ];
}

/** Open issues, newest first, each with its menu (PRODUCT 4.2, `mine` and `list`). */
export function issueList(list: IssueList): RenderedMessage {
  if (list.total === 0) {
    const text = `There are no open issues${describe(list)}.`;
    return { text, blocks: [section(text)] };
  }
  const pages = Math.max(1, Math.ceil(list.total / list.pageSize));
  const page = Math.min(list.query.page, pages);
  const title = count(list.total, 'open issue') + describe(list);
  const buttons = paging(list, page, pages);
  const blocks: KnownBlock[] = [
    section(`*${title.replace(/\*/g, '')}*`),
    ...list.issues.slice(0, SHOWN.listRows).map(issueRow),
  ];
  if (pages > 1) blocks.push(context(`Page ${page.toLocaleString('en-US')} of ${pages.toLocaleString('en-US')}`));
  if (buttons.length > 0) blocks.push(actions(buttons));
  return { text: title, blocks };
}
