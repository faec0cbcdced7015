import type { KnownBlock } from '@slack/types';
import { context, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { code } from '../blocks/mrkdwn';
import type { IssueView } from '../../issues/types';
import { controls } from './issue-controls';
import { mark } from './issue-parts';
import { stateLines } from './issue-state';
import type { RenderedMessage } from './rendered-message';
import { retiredText } from './retired-card';
import { count, shortIdName, titleText } from './words';

export interface Digest {
  issues: readonly IssueView[];
  /** Alerts of the channel that are still to come. */
  waiting: number;
  nextInMs: number;
}

/** Many alerts of one moment, each with the controls of a card (PRODUCT 7.5). */
export function digest({ issues, waiting, nextInMs }: Digest): RenderedMessage {
  if (issues.length === 0) {
    const gone = ':wastebasket: The projects of these alerts were deleted.';
    return { text: gone, blocks: [section(gone)] };
  }
  const said = `${count(issues.length, 'alert')} at once`;
  const more = waiting > 0 ? `${waiting.toLocaleString('en-US')} waiting, next ${inSeconds(nextInMs)}` : null;
  const isLong = issues.reduce((sum, issue) => sum + line(issue, false).length, 0) > SHOWN.rowsText;
  return {
    text: [said, ...(more ? [more] : [])].join('; '),
    blocks: [
      section(`:rotating_light: *${said}*`),
      ...issues.flatMap((issue) => lineBlocks(issue, isLong)),
      ...(more ? [context(`:hourglass_flowing_sand: ${more}`)] : []),
    ],
  };
}

function lineBlocks(issue: IssueView, isTerse: boolean): KnownBlock[] {
  if (issue.project.status !== 'active') return [section(retiredText(issue.shortId))];
  return [section(line(issue, isTerse)), controls(issue)];
}

/** Texts from outside can be five times as long once they are escaped; then only what tells issues apart is left. */
function line(issue: IssueView, isTerse: boolean): string {
  const title = `${mark(issue)} *${titleText(issue.title, isTerse ? SHOWN.terseTitle : SHOWN.lineTitle)}*`;
  if (isTerse) return `${title}\n${shortIdName(issue.shortId)}`;
  const details = [
    shortIdName(issue.shortId),
    code(issue.culprit ?? '', SHOWN.tag),
    issue.timesSeen > 1 ? count(issue.timesSeen, 'event') : '',
  ];
  return [title, details.filter((part) => part !== '').join('  ·  '), ...stateLines(issue)].join('\n');
}

const inSeconds = (ms: number) => (ms < 1_000 ? 'now' : `in ${Math.ceil(ms / 1_000)} s`);
