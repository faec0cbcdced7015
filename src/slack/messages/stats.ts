import type { KnownBlock } from '@slack/types';
import { duration } from '../../stats/duration';
import { spanName, subjectName } from '../../stats/titles';
import type { Means, Stats } from '../../stats/types';
import { context, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { code, fence, literal } from '../blocks/mrkdwn';
import { oneLine } from '../blocks/text';
import type { RenderedMessage } from './rendered-message';
import { restWords } from './rest';
import { ruleAt } from './rule-words';
import { actorLabel, channelLink, count, shortIdName, titleText } from './words';

const HOLDERS = 10;
const NAME_WIDTH = 28;

/** As it is posted with its picture. */
export interface PostedStats {
  stats: Stats;
  /** Slack's word for why there are no files. */
  withoutFiles?: string;
}

export function statsPost({ stats, withoutFiles }: PostedStats): RenderedMessage {
  const { text, blocks } = statsNumbers(stats);
  const oldest = stats.unowned.oldest.map((issue) => `• ${shortIdName(issue.shortId)} ${titleText(issue.title)}`);
  return {
    text,
    blocks: [
      ...blocks,
      ...(oldest.length > 0 ? [section(`*Longest without an owner*\n${oldest.join('\n')}`)] : []),
      ...(withoutFiles === undefined ? [] : [context(missingFiles(withoutFiles))]),
    ],
  };
}

/** The picture is there already: whoever can click the button was sent it before. */
export function statsRefused(channelId: string): RenderedMessage {
  const text = `I cannot post the statistics to ${channelLink(channelId)}: I am not in that channel, or may not post there. Their picture and CSV are in this conversation, above.`;
  return { text, blocks: [section(text)] };
}

const missingFiles = (reason: string) =>
  `:warning: The picture and the CSV are missing: Slack does not let me upload files (${code(reason, SHOWN.name)}). An administrator of Slack can add the scope \`files:write\`.`;

/** What every form of the statistics begins with: the headline, the numbers, who holds what, which rules hit. */
export function statsNumbers(stats: Stats): RenderedMessage {
  const title = literal(`${subjectName(stats)}, ${spanName(stats.query)}`, SHOWN.title);
  const { load, rules } = stats;
  const blocks: KnownBlock[] = [section([`*${title}*`, ...lines(stats)].join('\n'))];
  if (load.length > 0) blocks.push(section(`*Who holds open issues now*\n${table(stats)}`));
  if (rules.length > 0) {
    const hits = rules.map((one) => `• ${ruleAt(one.rule, null)} ${one.hits.toLocaleString('en-US')} ×`);
    blocks.push(section(`*Rules that gave most away*\n${hits.join('\n')}`));
  }
  return { text: title, blocks };
}

const MEANS: Record<Means, string> = {
  hand: 'by hand',
  rule: 'by rule',
  codeowners: 'by CODEOWNERS',
  commit: 'by commit',
  lease: 'back to a team when a lease ran out',
};

function lines({ assigned, issues, handOvers, firstOwner, unassigned, resolved, load, unowned }: Stats): string[] {
  const total = Object.values(assigned).reduce((sum, amount) => sum + amount, 0);
  const shares = (Object.keys(MEANS) as Means[]).flatMap((means) =>
    assigned[means] > 0 ? [`${Math.round((100 * assigned[means]) / total)} % ${MEANS[means]}`] : [],
  );
  const perIssue = issues === 0 ? '' : `, ${(handOvers / issues).toFixed(1)} per issue`;
  const held = load.reduce((sum, { open }) => sum + open, 0);
  const { median, p90 } = firstOwner;
  return [
    median === null || p90 === null
      ? 'Time to first owner: no issue got its first one'
      : `Time to first owner: *${duration(median)}* median, nine in ten within *${duration(p90)}* (${count(firstOwner.count, 'issue')})`,
    `Assigned: *${total.toLocaleString('en-US')}*${shares.length > 0 ? `, ${shares.join(', ')}` : ''}`,
    `Handed over: *${handOvers.toLocaleString('en-US')}*${perIssue}  ·  Unassigned: *${unassigned.toLocaleString('en-US')}*  ·  Resolved: *${resolved.toLocaleString('en-US')}*`,
    `Open now: *${held.toLocaleString('en-US')}* held, *${unowned.total.toLocaleString('en-US')}* without an owner`,
  ];
}

/** In a code fence, where columns stand. */
function table({ load, query }: Stats): string {
  const shown = load.slice(0, HOLDERS);
  const rows = shown.map(({ actor, open, since }) => {
    const held = duration(Math.max(query.until - since.getTime(), 0));
    return `${oneLine(actorLabel(actor), NAME_WIDTH).padEnd(NAME_WIDTH)} ${String(open).padStart(6)}  ${held}`;
  });
  const rest = load.length > shown.length ? [restWords(load.length - shown.length)] : [];
  return fence([`${''.padEnd(NAME_WIDTH)}   open  oldest`, ...rows, ...rest].join('\n'), 1_500);
}
