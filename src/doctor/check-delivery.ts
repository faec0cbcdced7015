import { areBalanced } from '../cards/tally.store';
import { isForScope } from './check-slack';
import { counted, enumerated, say } from './sentence';
import type { Check, Failure } from './types';

const LATE_MS = 5 * 60_000;
const QUESTION = 'lease.show';

export const checkLag: Check = ({ queue: { waiting, oldestDueMs } }) =>
  oldestDueMs < LATE_MS
    ? null
    : {
        kind: 'lag',
        severity: 'attention',
        what: say`The queue is ${counted(Math.floor(oldestDueMs / 60_000), 'minute')} behind, with ${counted(waiting, 'job')} in it.`,
        todo: say`Many alerts at once take their time, for Slack takes one message a second and channel. Without a burst, look into the log for ${{ code: 'a job was put off' }}.`,
      };

export const checkChannels: Check = ({ disabled: { total, first } }) => {
  if (total === 0) return null;
  const channels = first.map(({ channelId, reason }) => say`${{ channel: channelId }} (${{ code: reason }})`);
  return {
    kind: 'channels',
    severity: 'broken',
    what: say`Dibs stopped posting to ${counted(total, 'channel')}, for Slack refused it: ${enumerated(channels, total)}.`,
    todo: say`Invite Dibs there, or unarchive the channel; then an admin clicks Retry. What waited is shown then.`,
    channels: first,
  };
};

const reasons = (failures: readonly Failure[]) =>
  enumerated(failures.map(({ kind, reason, jobs }) => say`${jobs} × ${{ code: kind }} (${{ code: reason }})`));
const sum = (failures: readonly Failure[]) => failures.reduce((all, { jobs }) => all + jobs, 0);

export const checkFailures: Check = (facts) => {
  const failures = facts.failures.filter(({ kind, reason }) => kind !== QUESTION && !isForScope(facts, reason));
  if (failures.length === 0) return null;
  return {
    kind: 'failures',
    severity: 'attention',
    what: say`Dibs gave up ${counted(sum(failures), 'job')}: ${reasons(failures)}.`,
    todo: say`They are not tried again by themselves. The log says more at ${{ code: 'a job could not be done' }}.`,
  };
};

export const checkQuestions: Check = (facts) => {
  const failures = facts.failures.filter(({ kind, reason }) => kind === QUESTION && !isForScope(facts, reason));
  if (failures.length === 0) return null;
  const why = enumerated(failures.map(({ reason }) => say`${{ code: reason }}`));
  return {
    kind: 'questions',
    severity: 'attention',
    what: say`${counted(sum(failures), 'question')} whether somebody is still on an issue could not be delivered: ${why}.`,
    todo: say`They are tried again on the next working day. Until then nothing is taken from anybody.`,
  };
};

export const checkAlerts: Check = ({ alerts }) => {
  if (areBalanced(alerts)) return null;
  const { due, ...ends } = alerts;
  const found = Object.values(ends).reduce((all, one) => all + one, 0);
  return {
    kind: 'alerts',
    severity: 'broken',
    what: say`${counted(due, 'alert was', 'alerts were')} due, and ${found} can be accounted for.`,
    todo: say`That is a defect of Dibs: please report it, with the log.`,
  };
};

export const checkCards: Check = ({ refusedCards }) => {
  if (refusedCards.length === 0) return null;
  const cards = refusedCards.reduce((all, one) => all + one.cards, 0);
  return {
    kind: 'cards',
    severity: 'attention',
    what: say`Slack called ${counted(cards, 'card')} wrong: ${enumerated(refusedCards.map(({ reason }) => say`${{ code: reason }}`))}.`,
    todo: say`The issues are in ${{ code: '/assign list' }}, but not in their channels. That is a defect of Dibs: please report it.`,
  };
};

export const checkSinks: Check = ({ sinks }) => {
  if (sinks.length === 0) return null;
  const names = sinks.map(({ name, lastError }) => say`${{ code: name }} (${{ code: lastError }})`);
  return {
    kind: 'sinks',
    severity: 'attention',
    what: say`Analytics are not taken where they are sent: ${enumerated(names)}.`,
    todo: say`They wait, and are sent again until they are taken. Look at the receiver, or at the channel.`,
  };
};
