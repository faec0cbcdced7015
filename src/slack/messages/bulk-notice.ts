import { context, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { code, quote } from '../blocks/mrkdwn';
import type { Activity } from '../../activity/types';
import type { Actor } from '../../people/types';
import { handOver, readActivityData } from './activity-data';
import type { RenderedMessage } from './rendered-message';
import { actorLabel, actorName, count, doer } from './words';

/** One notice for many issues of one request: a person reads "you", a team its name. */
export function bulkNotice(
  role: 'gained' | 'lost',
  recipient: Actor,
  amount: number,
  activity: Activity,
): RenderedMessage {
  const who = doer(activity.by);
  const issues = count(amount, 'issue');
  const whom = recipient.type === 'user' ? 'you' : actorName(recipient);
  const them = amount === 1 ? 'it' : 'them';
  const { after, afterName } = handOver({ assignee: null }, activity);
  // An undo gives each issue back to whoever held it; one activity cannot speak for all of them.
  const lost =
    activity.source === 'undo' ? '' : after ? ` and gave ${them} to ${afterName}` : `: nobody holds ${them} now`;
  const said =
    role === 'gained' ? `${who} assigned ${issues} to ${whom}.` : `${who} took ${issues} from ${whom}${lost}.`;
  const reason = quote(readActivityData(activity).reason ?? '', SHOWN.note);
  const list = recipient.type === 'user' ? '/assign mine' : `/assign list ${actorLabel(recipient)}`;
  return {
    text: said,
    blocks: [
      section(reason === '' ? said : `${said}\n${reason}`),
      ...(role === 'gained' ? [context(`${code(list, SHOWN.tag)} shows ${them}.`)] : []),
    ],
  };
}
