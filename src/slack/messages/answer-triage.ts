import { section, sectionsOf } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import type { TriageChange, TriageSummary } from '../../triage/types';
import { inRelease } from './issue-state';
import type { RenderedMessage } from './rendered-message';
import { withRest } from './rest';
import { count, shortIdName, titleText } from './words';

function archiveWords({ mode, hours, events }: Extract<TriageChange, { to: 'archived' }>): string {
  switch (mode) {
    case 'until_escalating':
      return ' until it escalates';
    case 'until_time':
      if (!hours) return '';
      return hours % 168 === 0
        ? ` for ${count(hours / 168, 'week')}`
        : hours % 24 === 0
          ? ` for ${count(hours / 24, 'day')}`
          : ` for ${count(hours, 'hour')}`;
    case 'until_count':
      return events ? ` until it is seen ${count(events, 'more time', 'more times')}` : '';
    case 'forever':
      return ' forever';
  }
}

/** "resolved in the next release", "archived for 1 week", "open". */
function stateWords(change: TriageChange): string {
  switch (change.to) {
    case 'resolved':
      return `resolved${inRelease(change.in)}`;
    case 'unresolved':
      return 'open';
    case 'archived':
      return `archived${archiveWords(change)}`;
  }
}

function sentence(change: TriageChange, { shortId, changed }: TriageSummary['issues'][number]): string {
  const name = shortIdName(shortId);
  if (!changed) return `${name} was already ${change.to === 'unresolved' ? 'open' : change.to}, so nothing changed.`;
  return change.to === 'unresolved' ? `${name} is open again.` : `${name} is now ${stateWords(change)}.`;
}

/** All of them in a sentence. */
export function triageHeadline({ change, issues }: Pick<TriageSummary, 'change' | 'issues'>): string {
  const changed = issues.filter((issue) => issue.changed).length;
  if (changed === 0) return 'Nothing changed.';
  return `${count(changed, 'issue')} ${changed === 1 ? 'is' : 'are'} now ${change.to === 'unresolved' ? 'open' : change.to}.`;
}

/** One of several, beside what the headline says of all. */
export const triageLine = ({ shortId, title, changed }: TriageSummary['issues'][number]): string =>
  `• ${shortIdName(shortId)} ${titleText(title, SHOWN.name)}${changed ? '' : ' · no change'}`;

/** The confirmation of resolving, archiving or opening again; only the person who acted sees it. */
export function answerTriage({ change, issues }: TriageSummary): RenderedMessage {
  const [first] = issues;
  if (issues.length === 1 && first) {
    const said = sentence(change, first);
    return { text: said, blocks: [section(said)] };
  }
  const said = triageHeadline({ change, issues });
  const lines = issues.slice(0, SHOWN.answerIssues).map(triageLine);
  return { text: said, blocks: [section(said), ...sectionsOf(withRest(lines, issues.length))] };
}
