import { getActivity } from '../activity/get-activity';
import type { Deps } from '../deps';
import { findIssueViews } from '../issues/get-issue-view';
import { findEnds } from './asked.store';
import { isWorkingTime } from './business-days';
import { answerBy } from './decide-lease';
import { findDestinations } from './destinations';
import { lookAtWarning } from './look-at-warning';
import type { Warning, WarningItem, WarningView } from './types';

export interface ViewedWarning {
  warning: Warning;
  view: WarningView;
  /** Something is to be asked, and now is a good time. */
  mayAsk: boolean;
}

/** The warning as it is to be shown; null when it is forgotten. One that was never shown leaves out what is over already. */
export async function viewWarning(deps: Pick<Deps, 'db' | 'clock'>, warningId: string): Promise<ViewedWarning | null> {
  const { read } = deps.db;
  const now = deps.clock.now();
  const outlook = await lookAtWarning(read, warningId, now);
  if (!outlook) return null;
  const { warning, project, zone, steps } = outlook;
  const issueIds = [...steps.keys()];
  const destinations = await findDestinations(deps, project, issueIds);
  const ends = await findEnds(read, warningId);
  const items: WarningItem[] = [];
  for (const issue of await findIssueViews(deps, warning.organizationId, issueIds)) {
    const isOpen = steps.get(issue.id) !== 'over';
    if (!isOpen && !warning.delivered) continue;
    const end = ends.get(issue.id);
    const team = destinations.get(issue.id);
    const backTo = team?.type === 'team' ? team.slug : null;
    items.push({ issue, isOpen, ended: !isOpen && end ? await getActivity(deps, end) : null, backTo });
  }
  const isAsking = items.some(({ isOpen }) => isOpen);
  const view = { id: warning.id, days: project.days, answerBy: answerBy(warning.delivered?.at ?? now, zone), items };
  return { warning, view, mayAsk: isAsking && isWorkingTime(now, zone) };
}
