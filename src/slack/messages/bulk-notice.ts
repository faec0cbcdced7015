import type { Activity } from '../../activity/types';
import type { Actor } from '../../people/types';
import { section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { code, quote } from '../blocks/mrkdwn';
import { readActivityData } from './activity-data';
import type { RenderedMessage } from './rendered-message';
import { actorLabel, actorName, count, doer } from './words';

/** One message for the many issues that one request gave to, or took from, a person or a team. */
export function bulkNotice(
  role: 'gained' | 'lost',
  recipient: Actor,
  issues: number,
  activity: Activity,
): RenderedMessage {
  const whom = recipient.type === 'user' ? 'you' : actorName(recipient);
  const verb = role === 'gained' ? `assigned ${count(issues, 'issue')} to` : `took ${count(issues, 'issue')} from`;
  const said = `${doer(activity.by)} ${verb} ${whom}.`;
  const reason = quote(readActivityData(activity).reason ?? '', SHOWN.note);
  const list = recipient.type === 'user' ? '/assign mine' : `/assign list ${actorLabel(recipient)}`;
  const look = `Type ${code(list, SHOWN.tag)} to see what ${recipient.type === 'user' ? 'you hold' : 'the team holds'}.`;
  return { text: said, blocks: [section([said, ...(reason === '' ? [] : [reason]), look].join('\n'))] };
}
