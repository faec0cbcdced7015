import type { HomeView, KnownBlock } from '@slack/types';
import { context, divider, section } from '../blocks/elements';
import type { IssueView } from '../../issues/types';
import { issueRow } from '../messages/issue-rows';
import { usage } from '../messages/usage';
import { count } from '../messages/words';
import { SHOWN } from '../blocks/limits';

/** The App Home tab: what the person holds, and how to go on. */
export function homeView(own: { issues: readonly IssueView[]; total: number }): HomeView {
  const rows: KnownBlock[] = own.issues.slice(0, SHOWN.listRows).map(issueRow);
  const more = own.total > rows.length ? [context('Type `/assign mine` for all of them.')] : [];
  const title = own.total === 0 ? 'You hold no open issues.' : `*You hold ${count(own.total, 'open issue')}*`;
  return { type: 'home', blocks: [section(title), ...rows, ...more, divider, ...usage().blocks] };
}
