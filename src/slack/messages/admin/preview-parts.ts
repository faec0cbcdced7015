import type { RulesPreview } from '../../../ownership/views';
import { SHOWN } from '../../blocks/limits';
import { code } from '../../blocks/mrkdwn';
import { actorName, count, shortIdName, titleText } from '../words';

const MOST_SAMPLES = 5;

export const ONLY_SUGGESTED =
  'Automatic assignment is off for this project, so for new issues the owners are only suggested.';

/** "12 of 340 open issues would move: …" (PRODUCT 6.5). */
export function previewWords({ open, decidedByPeople, wouldAssign, wouldMove }: RulesPreview): string {
  if (open === 0) return '*No issue would move*: none is open.';
  const moving = wouldAssign + wouldMove;
  const title = `*${moving === 0 ? 'None' : moving.toLocaleString('en-US')} of ${count(open, 'open issue')} would move*`;
  const parts = [
    ...(wouldAssign > 0 ? [`${count(wouldAssign, 'that nobody holds gets', 'that nobody holds get')} an owner`] : []),
    ...(wouldMove > 0 ? [`${count(wouldMove, 'goes', 'go')} from one owner to another`] : []),
  ];
  const kept =
    decidedByPeople === 0
      ? ''
      : ` ${count(decidedByPeople, 'was', 'were')} decided by people and ${decidedByPeople === 1 ? 'stays as it is' : 'stay as they are'}.`;
  return `${[title, ...(parts.length > 0 ? [parts.join(', ')] : [])].join(': ')}.${kept}`;
}

const sampleLine = ({ shortId, title, from, to, rule }: RulesPreview['samples'][number]) =>
  `• ${shortIdName(shortId)} ${titleText(title, 80)}: ${from ? actorName(from) : 'nobody'} → ${actorName(to)} · ${code(rule, SHOWN.title)}`;

/** The first few issues that would move. */
export const sampleLines = ({ samples }: RulesPreview): string[] => samples.slice(0, MOST_SAMPLES).map(sampleLine);
