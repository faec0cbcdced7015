import { actions, button, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { quote } from '../blocks/mrkdwn';
import { ACTIONS, encodeIssue, issueBlock } from '../ids';
import type { Activity } from '../../activity/types';
import type { IssueView } from '../../issues/types';
import type { Actor } from '../../people/types';
import { because, readActivityData } from './activity-data';
import { drawing } from './issue-controls';
import { titleLine } from './issue-parts';
import { noticeSentence } from './notice-sentence';
import type { RenderedMessage } from './rendered-message';
import { shortIdName, titleText } from './words';

/** A line in the team's channel; whoever reads it first can take the issue from there. Pings nobody. */
export function teamNotice(
  role: 'gained' | 'lost',
  team: Actor,
  issue: IssueView,
  activity: Activity,
): RenderedMessage {
  const handed = { what: shortIdName(issue.shortId), it: 'it', how: because(activity) } as const;
  const said = noticeSentence(role, team, activity, issue, handed);
  const reason = quote(readActivityData(activity).reason ?? '', SHOWN.note);
  const lines = [said, titleLine(issue), ...(reason === '' ? [] : [reason])];
  const take = actions(
    [button(ACTIONS.assignToMe, 'Assign to me', encodeIssue(issue.id))],
    issueBlock('controls', issue.id, drawing(issue)),
  );
  return {
    text: `${said} ${titleText(issue.title)}`,
    blocks: [section(lines.join('\n')), ...(role === 'gained' ? [take] : [])],
  };
}
