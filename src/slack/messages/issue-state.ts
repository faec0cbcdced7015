import { ago, dateAndTime } from '../blocks/when';
import type { ArchiveMode, IssueView, ResolvedIn } from '../../issues/types';
import { sameActor } from '../../people/actor';
import type { Actor } from '../../people/types';
import { byRule, rulingOver } from './rule-words';
import { actorName, count } from './words';

const by = (actor: Actor | null) => (actor ? ` by ${actorName(actor)}` : ' automatically');

/** " in the next release"; empty for "now". */
export function inRelease(resolvedIn: ResolvedIn | null): string {
  switch (resolvedIn) {
    case 'next_release':
      return ' in the next release';
    case 'current_release':
      return ' in the current release';
    case 'now':
    case null:
      return '';
  }
}

/** " until it escalates", " until Feb 18 at 2:05 PM", " until it has been seen 110 times", " forever". */
export function archivedFor(mode: ArchiveMode, until: Date | null, untilCount: number | null): string {
  switch (mode) {
    case 'until_escalating':
      return ' until it escalates';
    case 'until_time':
      return until ? ` until ${dateAndTime(until)}` : '';
    case 'until_count':
      return untilCount === null ? '' : ` until it has been seen ${count(untilCount, 'time')}`;
    case 'forever':
      return ' forever';
  }
}

function statusLine({ status, substatus, archive, resolvedIn, statusChange }: IssueView): string | null {
  const who = statusChange ? by(statusChange.by) : '';
  const since = statusChange ? ` · ${ago(statusChange.at)}` : '';
  switch (status) {
    case 'resolved':
      return `Resolved${who}${inRelease(resolvedIn)}${since}`;
    case 'archived': {
      const how = archive ? archivedFor(archive.mode, archive.until, archive.untilCount) : '';
      return `Archived${who}${how}${since}`;
    }
    case 'unresolved':
      if (substatus === 'regressed') return `:repeat: Came back after it was resolved${since}`;
      return substatus === 'escalating' ? `:chart_with_upwards_trend: Escalating${since}` : null;
  }
}

function holderLine(issue: IssueView): string | null {
  const { assignee } = issue;
  if (!assignee) return null;
  const { actor, assignedBy, assignedAt } = assignee;
  const rule = rulingOver(issue);
  if (sameActor(actor, assignedBy)) return `:bust_in_silhouette: Taken by ${actorName(actor)} · ${ago(assignedAt)}`;
  const mark = actor.type === 'team' ? ':busts_in_silhouette:' : ':bust_in_silhouette:';
  const who = rule === null ? by(assignedBy) : ` ${byRule(rule)}`;
  return `${mark} Assigned to ${actorName(actor)}${who} · ${ago(assignedAt)}`;
}

/** What is to be said about an issue that is not plain open; mrkdwn lines. */
export function stateLines(issue: IssueView): string[] {
  return [statusLine(issue), holderLine(issue)].filter((line) => line !== null);
}
