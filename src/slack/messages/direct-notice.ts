import { actions, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { quote } from '../blocks/mrkdwn';
import type { Activity } from '../../activity/types';
import type { IssueView } from '../../issues/types';
import type { SuggestedOwner } from '../../notifications/messages';
import type { Actor } from '../../people/types';
import { because, readActivityData } from './activity-data';
import { issueBlocks } from './issue-card';
import { footer, titleSection } from './issue-parts';
import { noticeSentence } from './notice-sentence';
import type { RenderedMessage } from './rendered-message';
import { settingsButton } from './settings-button';
import { shortIdName, titleText } from './words';

/** The direct message to a person who gained an issue, with the card's controls, or lost one (PRODUCT 7.1). */
export function directNotice(
  role: 'gained' | 'lost',
  recipient: Actor,
  issue: IssueView,
  activity: Activity,
  suggested: readonly SuggestedOwner[],
): RenderedMessage {
  const handed = { what: shortIdName(issue.shortId), it: 'it', how: because(activity) } as const;
  const said = noticeSentence(role, recipient, activity, issue, handed);
  const reason = quote(readActivityData(activity).reason ?? '', SHOWN.note);
  const opening = section(reason === '' ? said : `${said}\n${reason}`);
  const rest = role === 'gained' ? issueBlocks(issue, suggested) : [titleSection(issue), footer(issue)];
  return {
    text: `${said} ${titleText(issue.title)}`,
    blocks: [opening, ...rest, actions([settingsButton])],
  };
}
