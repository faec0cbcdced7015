import { actions, context, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { code, quote } from '../blocks/mrkdwn';
import type { Activity } from '../../activity/types';
import type { Actor } from '../../people/types';
import { handOver, isByCommit, isByRules, readActivityData } from './activity-data';
import { noticeSentence } from './notice-sentence';
import type { RenderedMessage } from './rendered-message';
import { settingsButton } from './settings-button';
import { actorLabel, count } from './words';

/** One notice for many issues of one request: a person reads "you", a team its name. */
export function bulkNotice(
  role: 'gained' | 'lost',
  recipient: Actor,
  amount: number,
  activity: Activity,
): RenderedMessage {
  const it = amount === 1 ? 'it' : 'them';
  // Each issue may have a rule of its own.
  const how = isByRules(activity) ? ', as the rules say' : isByCommit(activity) ? ', as commits suggest' : '';
  const said = noticeSentence(role, recipient, activity, { assignee: null }, { what: count(amount, 'issue'), it, how });
  const reason = quote(readActivityData(activity).reason ?? '', SHOWN.note);
  return {
    text: said,
    blocks: [
      section(reason === '' ? said : `${said}\n${reason}`),
      ...(role === 'gained' ? [context(`${code(list(recipient, activity), SHOWN.tag)} shows ${it}.`)] : []),
      ...(recipient.type === 'user' ? [actions([settingsButton])] : []),
    ],
  };
}

/** The command that shows them; of a team's issues, its members are told as well. */
function list(recipient: Actor, activity: Activity): string {
  if (recipient.type === 'team') return `/assign list ${actorLabel(recipient)}`;
  const { after } = handOver({ assignee: null }, activity);
  return after?.type === 'team' ? `/assign list team:${after.id}` : '/assign mine';
}
