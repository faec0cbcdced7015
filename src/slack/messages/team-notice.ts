import { actions, button, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { quote } from '../blocks/mrkdwn';
import { ACTIONS, encodeIssue, issueBlock } from '../ids';
import type { Activity } from '../../activity/types';
import type { IssueView } from '../../issues/types';
import { sameActor } from '../../people/actor';
import type { Actor } from '../../people/types';
import { handOver, readActivityData } from './activity-data';
import { drawing } from './issue-controls';
import { titleLine } from './issue-parts';
import type { RenderedMessage } from './rendered-message';
import { actorName, doer, shortIdName, titleText } from './words';

function sentence(role: 'gained' | 'lost', team: Actor, issue: IssueView, activity: Activity): string {
  const who = doer(activity.by);
  const name = shortIdName(issue.shortId);
  if (role === 'gained') return `${who} assigned ${name} to ${actorName(team)}.`;
  const { after, afterName } = handOver(issue, activity);
  if (after && sameActor(activity.by, after)) return `${who} took ${name} over from ${actorName(team)}.`;
  return after
    ? `${who} took ${name} from ${actorName(team)} and gave it to ${afterName}.`
    : `${who} took ${name} from ${actorName(team)}: nobody holds it now.`;
}

/** A line in the team's channel; whoever reads it first can take the issue from there. Pings nobody. */
export function teamNotice(
  role: 'gained' | 'lost',
  team: Actor,
  issue: IssueView,
  activity: Activity,
): RenderedMessage {
  const said = sentence(role, team, issue, activity);
  const reason = quote(readActivityData(activity).reason ?? '', SHOWN.note);
  const lines = [said, titleLine(issue), ...(reason === '' ? [] : [reason])];
  const take = actions(
    [button(ACTIONS.assignToMe, 'Assign to me', encodeIssue(issue.id))],
    issueBlock('controls', issue.id, drawing(issue)),
  );
  const withControls = role === 'gained' && issue.project.status === 'active';
  return {
    text: `${said} ${titleText(issue.title)}`,
    blocks: [section(lines.join('\n')), ...(withControls ? [take] : [])],
  };
}
