import { section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { quote } from '../blocks/mrkdwn';
import type { Activity } from '../../activity/types';
import type { IssueView } from '../../issues/types';
import { sameActor } from '../../people/actor';
import { handOver, readActivityData } from './activity-data';
import { archivedFor, inRelease } from './issue-state';
import type { RenderedMessage } from './rendered-message';
import { doer } from './words';

function assigned(issue: IssueView, activity: Activity): string {
  const { after, before, afterName, beforeName } = handOver(issue, activity);
  const who = doer(activity.by);
  const toSelf = sameActor(activity.by, after) && after !== null;
  if (beforeName === null) return toSelf ? `${who} took this.` : `${who} assigned this to ${afterName}.`;
  if (toSelf) return `${who} took this over from ${beforeName}.`;
  if (sameActor(activity.by, before)) return `${who} handed this over to ${afterName}.`;
  return `${who} took this from ${beforeName} and gave it to ${afterName}.`;
}

function unassigned(issue: IssueView, activity: Activity): string {
  const { before, beforeName } = handOver(issue, activity);
  const who = doer(activity.by);
  if (beforeName === null) return `${who} unassigned this: nobody holds it now.`;
  if (sameActor(activity.by, before)) return `${who} gave this back: nobody holds it now.`;
  return `${who} took this from ${beforeName}: nobody holds it now.`;
}

function sentence(issue: IssueView, activity: Activity): string {
  const data = readActivityData(activity);
  const who = doer(activity.by);
  switch (activity.type) {
    case 'ASSIGNED':
      return assigned(issue, activity);
    case 'UNASSIGNED':
      return unassigned(issue, activity);
    case 'RESOLVED':
      return `${who} resolved this${inRelease(data.in ?? null)}.`;
    case 'UNRESOLVED':
      return `${who} opened this again.`;
    case 'ARCHIVED': {
      const how = data.mode ? archivedFor(data.mode, data.until ?? null, data.untilCount ?? null) : '';
      return `${who} archived this${how}.`;
    }
    case 'REGRESSED':
      return ':repeat: It happened again after it was resolved, so it is open again.';
    case 'ESCALATED':
      return ':chart_with_upwards_trend: It is open again: what it was archived for has come to pass.';
    case 'FIRST_SEEN':
      return 'Seen for the first time.';
  }
}

/** One line in a card's thread: what happened, by whom, and the reason given (PRODUCT 4.7). */
export function threadLine(issue: IssueView, activity: Activity): RenderedMessage {
  const said = sentence(issue, activity);
  const reason = quote(readActivityData(activity).reason ?? '', SHOWN.note);
  return { text: said, blocks: [section(reason === '' ? said : `${said}\n${reason}`)] };
}
