import { z } from 'zod';
import { parseActorText, sameActor } from '../../people/actor';
import type { ActorRef } from '../../people/types';
import type { Activity } from '../../activity/types';
import type { IssueView } from '../../issues/types';
import { bold } from '../blocks/mrkdwn';
import { SHOWN } from '../blocks/limits';
import { ruleAt } from './rule-words';
import { actorName } from './words';

/** A stored time, written as ISO text or as milliseconds. */
const time = z
  .union([z.string(), z.number()])
  .transform((value) => new Date(value))
  .refine((date) => !Number.isNaN(date.getTime()));

const text = z.string().nullish().catch(null);

/** What an activity's stored data may say; anything unexpected counts as absent, for a line must always be drawn. */
const activityData = z.object({
  assignee: z.union([z.string(), z.number()]).transform(String).nullish().catch(null),
  assigneeType: z.enum(['user', 'team']).nullish().catch(null),
  assigneeName: text,
  previous: text,
  previousName: text,
  reason: text,
  team: text,
  rule: text,
  line: z.number().int().positive().nullish().catch(null),
  in: z.enum(['now', 'next_release', 'current_release']).nullish().catch(null),
  mode: z.enum(['until_escalating', 'until_time', 'until_count', 'forever']).nullish().catch(null),
  until: time.nullish().catch(null),
  untilCount: z.number().nullish().catch(null),
  askedAt: time.nullish().catch(null),
});

export function readActivityData(activity: Activity): z.infer<typeof activityData> {
  return activityData.parse(activity.data);
}

export const isByRules = ({ source }: Activity): boolean => source === 'rule' || source === 'codeowners';
export const isByCommit = ({ source }: Activity): boolean => source === 'commit';

/** ": rule 3 `path:src/pay/*`" for an assignment that rules made, ": commit `1a2b3c4`" for a commit's; else empty. */
export function because(activity: Activity): string {
  const { rule, line } = readActivityData(activity);
  return (isByRules(activity) || isByCommit(activity)) && rule ? `: ${ruleAt(rule, line ?? null)}` : '';
}

/** Who gained and who lost the issue by an assignment, with names ready to draw. */
export function handOver(issue: Pick<IssueView, 'assignee'>, activity: Activity) {
  const data = readActivityData(activity);
  const after: ActorRef | null =
    data.assignee && data.assigneeType ? { type: data.assigneeType, id: data.assignee } : null;
  const before = parseActorText(data.previous ?? '');
  const holder = issue.assignee?.actor ?? null;
  const team = bold(data.team ?? '', SHOWN.name);
  const known = sameActor(holder, after) && holder ? actorName(holder) : '';
  return {
    after,
    before,
    afterName: known || bold(data.assigneeName ?? '', SHOWN.name) || 'somebody',
    /** ", of *#backend*" when the new holder was chosen from a team. */
    ofTeam: team === '' ? '' : `, of ${team}`,
    beforeName: before ? bold(data.previousName ?? '', SHOWN.name) || 'somebody else' : null,
  };
}
