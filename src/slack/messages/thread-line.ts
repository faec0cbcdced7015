import { section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { quote } from '../blocks/mrkdwn';
import type { Activity } from '../../activity/types';
import type { IssueView } from '../../issues/types';
import { sameActor } from '../../people/actor';
import { because, handOver, readActivityData } from './activity-data';
import { archivedFor, inRelease } from './issue-state';
import { isByLease, ranOut } from './lease-words';
import type { RenderedMessage } from './rendered-message';
import { doer, shortIdName } from './words';

function assigned(issue: IssueView, activity: Activity): string {
  const { after, before, afterName, beforeName, ofTeam } = handOver(issue, activity);
  const who = doer(activity.by);
  // Whom the balance chose has not taken it.
  const toSelf = sameActor(activity.by, after) && after !== null && ofTeam === '';
  if (beforeName === null)
    return toSelf ? `${who} took this.` : `${who} assigned this to ${afterName}${ofTeam}${because(activity)}.`;
  if (toSelf) return `${who} took this over from ${beforeName}.`;
  if (sameActor(activity.by, before)) return `${who} handed this over to ${afterName}${ofTeam}.`;
  return `${who} took this from ${beforeName} and gave it to ${afterName}${ofTeam}${because(activity)}.`;
}

function unassigned(issue: IssueView, activity: Activity): string {
  const { before, beforeName } = handOver(issue, activity);
  const who = doer(activity.by);
  if (beforeName === null) return `${who} unassigned this: nobody holds it now.`;
  if (sameActor(activity.by, before)) return `${who} gave this back: nobody holds it now.`;
  return `${who} took this from ${beforeName}: nobody holds it now.`;
}

/** What happened, by whom. */
export function activitySentence(issue: IssueView, activity: Activity): string {
  if (isByLease(activity)) return ranOut(issue, activity);
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
    case 'EXTENDED':
      return `:hourglass_flowing_sand: ${who} is still on it.`;
    case 'FIRST_SEEN':
      return 'Seen for the first time.';
  }
}

/**
 * One line in a card's thread: what happened, by whom, and the reason given (PRODUCT 4.7). `isOfDigest`: the thread is
 * about many issues, so the line names its own.
 */
export function threadLine(issue: IssueView, activity: Activity, isOfDigest = false): RenderedMessage {
  const said = `${isOfDigest ? `${shortIdName(issue.shortId)}: ` : ''}${activitySentence(issue, activity)}`;
  const reason = quote(readActivityData(activity).reason ?? '', SHOWN.note);
  return { text: said, blocks: [section(reason === '' ? said : `${said}\n${reason}`)] };
}
