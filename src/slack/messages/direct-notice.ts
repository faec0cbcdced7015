import { section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { quote } from '../blocks/mrkdwn';
import type { Activity } from '../../activity/types';
import type { IssueView } from '../../issues/types';
import type { SuggestedOwner } from '../../notifications/messages';
import { sameActor } from '../../people/actor';
import { handOver, readActivityData } from './activity-data';
import { issueBlocks } from './issue-card';
import { footer, titleSection } from './issue-parts';
import type { RenderedMessage } from './rendered-message';
import { doer, shortIdName, titleText } from './words';

function sentence(role: 'gained' | 'lost', issue: IssueView, activity: Activity): string {
  const who = doer(activity.by);
  const name = shortIdName(issue.shortId);
  if (role === 'gained') return `${who} assigned ${name} to you.`;
  const { after, afterName } = handOver(issue, activity);
  if (after && sameActor(activity.by, after)) return `${who} took ${name} over from you.`;
  return after
    ? `${who} took ${name} from you and gave it to ${afterName}.`
    : `${who} took ${name} from you: nobody holds it now.`;
}

/** The direct message to a person who gained an issue, with the card's controls, or lost one (PRODUCT 7.1). */
export function directNotice(
  role: 'gained' | 'lost',
  issue: IssueView,
  activity: Activity,
  suggested: readonly SuggestedOwner[],
): RenderedMessage {
  const said = sentence(role, issue, activity);
  const reason = quote(readActivityData(activity).reason ?? '', SHOWN.note);
  const opening = section(reason === '' ? said : `${said}\n${reason}`);
  const withControls = role === 'gained' && issue.project.status === 'active';
  const rest = withControls ? issueBlocks(issue, suggested) : [titleSection(issue), footer(issue)];
  return { text: `${said} ${titleText(issue.title)}`, blocks: [opening, ...rest] };
}
