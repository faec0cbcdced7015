import type { AnalyticsDigest, Tally } from '../../sinks/types';
import { context, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { bold, code, literal } from '../blocks/mrkdwn';
import { dateAndTime } from '../blocks/when';
import type { RenderedMessage } from './rendered-message';
import { count } from './words';

const TYPES: Readonly<Record<string, string>> = {
  'manual.issue_assignment': 'assigned by people',
  'issueowners.assignment': 'given by rules',
  'codeowners.assignment': 'given by CODEOWNERS',
  'lease.expired': 'given back in silence',
  'issue.resolved': 'resolved',
  'issue.archived': 'archived',
  'issue.unresolved': 'opened again',
};

/** What happened in a channel's analytics since the last such message. Names are data: it tells nobody. */
export function analyticsDigest({ total, from, to, types, sources, projects }: AnalyticsDigest): RenderedMessage {
  const said = `:bar_chart: ${bold(count(total, 'event'), SHOWN.name)} about issues`;
  const what = list(types, (name) => TYPES[name] ?? literal(name, SHOWN.name));
  const lines = [
    `*What*  ${what}`,
    ...(sources.top.length > 0 ? [`*From where*  ${list(sources, (name) => code(name, SHOWN.tag))}`] : []),
    ...(projects.top.length > 0 ? [`*Projects*  ${list(projects, (name) => literal(name, SHOWN.name))}`] : []),
  ];
  return {
    text: said,
    blocks: [section([said, ...lines].join('\n')), context(`${dateAndTime(from)} – ${dateAndTime(to)}`)],
  };
}

function list({ top, rest }: Tally, shown: (name: string) => string): string {
  const named = top.map(({ name, count: amount }) => `${amount.toLocaleString('en-US')} ${shown(name)}`);
  return [...named, ...(rest > 0 ? [`${rest.toLocaleString('en-US')} more`] : [])].join(' · ');
}
