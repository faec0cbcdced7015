import type { ContextBlock, SectionBlock } from '@slack/types';
import { context, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { code, fence, link, literal } from '../blocks/mrkdwn';
import { ago } from '../blocks/when';
import type { IssueView, Level } from '../../issues/types';
import { count, shortIdName, titleText } from './words';

const LEVEL_MARKS: Record<Level, string> = {
  fatal: ':red_circle:',
  error: ':red_circle:',
  warning: ':large_yellow_circle:',
  info: ':large_blue_circle:',
  debug: ':bug:',
};

/** The state when there is something to say, else the level: readable at a glance while scrolling a channel. */
export function mark(issue: Pick<IssueView, 'status' | 'level'>): string {
  if (issue.status === 'resolved') return ':white_check_mark:';
  return issue.status === 'archived' ? ':package:' : LEVEL_MARKS[issue.level];
}

export function titleLine(issue: IssueView): string {
  return `${mark(issue)} *${titleText(issue.title)}*`;
}

/** Title, as a link where there is one, and culprit. */
export function titleSection(issue: IssueView): SectionBlock {
  const culprit = code(issue.culprit ?? '', SHOWN.culprit);
  const line = `${mark(issue)} *${link(issue.url, titleText(issue.title))}*`;
  return section(culprit === '' ? line : `${line}\n${culprit}`);
}

/** The message in its fence, unless the title already says all of it. */
export function messageSection({ message, title }: IssueView): SectionBlock | null {
  const shown = message === null || message.trim() === title.trim() ? '' : fence(message, SHOWN.message);
  return shown === '' ? null : section(shown);
}

export function tagsContext({ tags }: IssueView): ContextBlock | null {
  const shown = tags.slice(0, SHOWN.tags).map(([key, value]) => code(`${key}: ${value}`, SHOWN.tag));
  const text = shown.filter((tag) => tag !== '').join('  ');
  return text === '' ? null : context(text);
}

/** Events, users, first and last seen; null for a single event, about which they say nothing. */
export function countsContext({ timesSeen, usersSeen, firstSeen, lastSeen }: IssueView): ContextBlock | null {
  if (timesSeen <= 1) return null;
  const parts = [
    count(timesSeen, 'event'),
    ...(usersSeen > 0 ? [count(usersSeen, 'user')] : []),
    `first seen ${ago(firstSeen)}`,
    `last seen ${ago(lastSeen)}`,
  ];
  return context(parts.join('  ·  '));
}

export function footer({ project, shortId }: IssueView): ContextBlock {
  const name = literal(project.name, SHOWN.name) || literal(project.slug, SHOWN.name);
  return context([name, shortIdName(shortId)].filter((part) => part !== '').join('  ·  '));
}
