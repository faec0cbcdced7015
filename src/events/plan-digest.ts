import type { ActivityType } from '../activity/types';
import type { Level } from '../issues/types';
import type { IssueId, ProjectId } from '../platform/ids';
import { higherLevel } from '../projects/channel-levels';
import { decideOnEvent } from '../triage/decide-on-event';
import type { IssueState as TriageState } from '../triage/decide-status-change';
import type { NormalEvent } from './normalise-event';

/** An issue as the database has it, as far as events change it. */
export interface IssueState extends TriageState {
  id: IssueId;
  projectId: ProjectId;
  fingerprint: string;
  number: number;
  level: Level;
  timesSeen: number;
  firstSeen: Date;
  lastSeen: Date;
  decidedByPersonAt: Date | null;
}

export interface ReadEvent {
  /** The row's id. */
  id: string;
  projectId: ProjectId;
  receivedAt: Date;
  normal: NormalEvent;
}

export type Alert = Extract<ActivityType, 'FIRST_SEEN' | 'REGRESSED' | 'ESCALATED'>;

/** What a batch of events makes of one issue. */
export interface IssueChange extends Omit<IssueState, 'id' | 'number' | 'level'> {
  /** Null: the issue is new and gets its number when it is saved. */
  number: number | null;
  /** Before these events; null for a new issue. */
  levelBefore: Level | null;
  /** The highest level it had while they came: the last of a burst may be milder than the first. */
  peakLevel: Level;
  /** The newest event: title, tags and the like are shown as it has them. */
  newest: NormalEvent;
  /** In the order they happened (PRODUCT 5.4). */
  alerts: { type: Alert; at: Date }[];
  userHashes: string[];
  /** Rows of the events that belong to it. */
  eventIds: string[];
}

/** Pure: folds events, in the order they came, into the issues they belong to; changes in the order of their first event. */
export function planDigest(known: readonly IssueState[], events: readonly ReadEvent[]): IssueChange[] {
  const states = new Map(known.map((issue) => [keyOf(issue.projectId, issue.fingerprint), issue]));
  const changes = new Map<string, IssueChange>();
  for (const event of events) {
    const key = keyOf(event.projectId, event.normal.fingerprint);
    const change = changes.get(key) ?? startChange(states.get(key), event);
    addEvent(change, event);
    changes.set(key, change);
  }
  return [...changes.values()];
}

const keyOf = (projectId: ProjectId, fingerprint: string) => `${projectId}:${fingerprint}`;

function startChange(state: IssueState | undefined, event: ReadEvent): IssueChange {
  const collected = { newest: event.normal, peakLevel: event.normal.level, userHashes: [], eventIds: [] };
  if (state !== undefined) {
    const { level, ...rest } = state;
    return { ...rest, ...collected, levelBefore: level, alerts: [] };
  }
  const happenedAt = new Date(event.normal.happenedAt);
  return {
    projectId: event.projectId,
    fingerprint: event.normal.fingerprint,
    number: null,
    status: 'unresolved',
    substatus: 'new',
    ...PLAIN,
    timesSeen: 0,
    firstSeen: happenedAt,
    lastSeen: happenedAt,
    decidedByPersonAt: null,
    ...collected,
    levelBefore: null,
    alerts: [{ type: 'FIRST_SEEN', at: event.receivedAt }],
  };
}

/** Neither archived nor resolved. */
const PLAIN = {
  archiveMode: null,
  archivedUntil: null,
  archivedUntilCount: null,
  resolvedIn: null,
  resolvedRelease: null,
};

function addEvent(change: IssueChange, event: ReadEvent): void {
  const { normal, receivedAt } = event;
  change.timesSeen += 1;
  change.eventIds.push(event.id);
  if (normal.userHash !== null && !change.userHashes.includes(normal.userHash)) change.userHashes.push(normal.userHash);
  if (normal.happenedAt < change.firstSeen.getTime()) change.firstSeen = new Date(normal.happenedAt);
  if (normal.happenedAt >= change.lastSeen.getTime()) {
    change.lastSeen = new Date(normal.happenedAt);
    change.newest = normal;
    change.peakLevel = higherLevel(change.peakLevel, normal.level);
  }
  const verdict = decideOnEvent(change, { release: normal.release, at: receivedAt });
  if (verdict === 'none') return;
  // A regression lets the rules decide again about the holder (PRODUCT 3.8).
  if (verdict === 'regressed') change.decidedByPersonAt = null;
  Object.assign(change, PLAIN, {
    status: 'unresolved',
    substatus: verdict === 'regressed' ? 'regressed' : 'escalating',
  });
  change.alerts.push({ type: verdict === 'regressed' ? 'REGRESSED' : 'ESCALATED', at: receivedAt });
}
