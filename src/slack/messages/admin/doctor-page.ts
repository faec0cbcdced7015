import { megabytes } from '../../../doctor/check-machine';
import type { Sentence } from '../../../doctor/sentence';
import type { DisabledChannel, Examination, Facts, Finding } from '../../../doctor/types';
import { ADMIN_ACTIONS, encodeChannel } from '../../admin-ids';
import { button, context, divider, firstFitting, section, sectionsOf } from '../../blocks/elements';
import { SHOWN } from '../../blocks/limits';
import { bold, code } from '../../blocks/mrkdwn';
import { ago, dateAndTime } from '../../blocks/when';
import type { RenderedMessage } from '../rendered-message';
import { restWords } from '../rest';
import { channelLink, count } from '../words';

/** With buttons. */
const MOST_CHANNELS = 10;
/** Characters of mrkdwn for the findings; the facts take the rest of what Slack allows. */
const FINDINGS_TEXT = 7_000;

const ICON: Record<Finding['severity'], string> = { broken: ':red_circle:', attention: ':large_yellow_circle:' };

function drawn(sentence: Sentence): string {
  const parts = sentence.map((part) => {
    if (typeof part === 'string') return part;
    if ('channel' in part) return channelLink(part.channel);
    return 'code' in part ? code(part.code, SHOWN.name) : bold(part.name, SHOWN.name);
  });
  return parts.join('');
}

const words = ({ severity, what, todo }: Finding) => `${ICON[severity]} ${drawn(what)}\n${drawn(todo)}`;

function findingBlocks(finding: Finding, isAdmin: boolean) {
  const { channels = [] } = finding;
  const retry = ({ channelId, reason, since }: DisabledChannel) =>
    section(`${channelLink(channelId)}  ·  ${code(reason, SHOWN.name)}  ·  since ${dateAndTime(since)}`, {
      accessory: button(ADMIN_ACTIONS.retryChannel, 'Retry', encodeChannel(channelId)),
    });
  const retries = isAdmin ? channels.slice(0, MOST_CHANNELS).map(retry) : [];
  return [section(words(finding)), ...retries];
}

function ackWords({ acks, mode }: Facts['slack']): string {
  const how = mode === 'socket' ? 'Socket Mode' : 'HTTP';
  if (acks === null) return `${how}  ·  nothing was acknowledged since the start`;
  const ms = (time: number) => `${Math.max(1, Math.round(time)).toLocaleString('en-US')} ms`;
  if (acks.count === 1)
    return `${how}  ·  one acknowledgement since the start, after ${ms(acks.maxMs)}, ${ago(acks.lastAt)}`;
  return `${how}  ·  last ${count(acks.count, 'acknowledgement')}: half within ${ms(acks.p50Ms)}, the slowest ${ms(acks.maxMs)}, the newest ${ago(acks.lastAt)}`;
}

function queueLines({ now, queue }: Facts): string[] {
  const seconds = (ms: number) => count(Math.round(ms / 1_000), 'second');
  const channels = queue.channels.map(({ channelId, jobs, cards, dueSince, closedUntil }) =>
    [
      `• ${channelLink(channelId)} ${count(jobs, 'job')}, ${count(cards, 'card')} to show`,
      ...(dueSince ? [`${seconds(now.getTime() - dueSince.getTime())} behind`] : []),
      ...(closedUntil ? [`closed for ${seconds(closedUntil.getTime() - now.getTime())}`] : []),
    ].join('  ·  '),
  );
  return [`*Queue*  ${count(queue.waiting, 'job')}  ·  ${seconds(queue.oldestDueMs)} behind`, ...channels];
}

function factLines(facts: Facts): string[] {
  const { alerts, people, migrations, disk } = facts;
  const ends = [
    count(alerts.card, 'card'),
    count(alerts.line, 'line'),
    `${alerts.thread.toLocaleString('en-US')} in threads`,
    `${alerts.refused.toLocaleString('en-US')} refused`,
    `${alerts.dropped.toLocaleString('en-US')} dropped`,
    `${alerts.pending.toLocaleString('en-US')} waiting`,
  ];
  const machine = [
    count(migrations.applied, 'migration'),
    `the cache ${facts.isCacheWorking ? 'answers' : 'does not answer'}`,
    ...(disk ? [`${megabytes(disk.freeBytes)} of ${megabytes(disk.totalBytes)} free`] : []),
  ];
  return [
    `*Slack*  ${ackWords(facts.slack)}`,
    ...queueLines(facts),
    `*Alerts*  ${alerts.due.toLocaleString('en-US')} due: ${ends.join(', ')}`,
    `*People*  ${count(people.active, 'active member')}  ·  ${people.syncedAt ? `read ${ago(people.syncedAt)}` : 'not read yet'}`,
    `*Machine*  ${machine.join('  ·  ')}`,
  ];
}

/** `/assign-admin doctor`: the findings first, then how everything stands. */
export function doctorPage({ findings, facts }: Examination, isAdmin: boolean): RenderedMessage {
  const shown = firstFitting(findings, (finding) => words(finding).length, FINDINGS_TEXT);
  const rest = findings.length - shown.length;
  const verdict = findings.length === 0 ? 'Everything is well.' : count(findings.length, 'finding');
  return {
    text: verdict,
    blocks: [
      section(`${findings.length === 0 ? ':white_check_mark:' : ':stethoscope:'} *${verdict}*`),
      ...shown.flatMap((finding) => findingBlocks(finding, isAdmin)),
      ...(rest > 0 ? [section(restWords(rest))] : []),
      divider,
      ...sectionsOf(factLines(facts)),
      context(dateAndTime(facts.now)),
    ],
  };
}
