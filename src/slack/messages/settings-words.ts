import { SHOWN } from '../blocks/limits';
import { bold } from '../blocks/mrkdwn';
import type { NotificationLevel, NotificationSettings } from '../../notifications/types';

/** In the order shown. `means` is for the person who chooses, `told` what is said to them afterwards. */
export const LEVELS: readonly { level: NotificationLevel; label: string; means: string; told: string }[] = [
  {
    level: 'always',
    label: 'Always',
    means: 'Whenever I or one of my teams gets or loses an issue',
    told: 'I send you a message whenever you or one of your teams gets or loses an issue',
  },
  {
    level: 'subscribed',
    label: 'Subscribed only',
    means: 'When I get an issue, or lose one that I follow',
    told: 'I send you a message when you get an issue, or lose one that you follow',
  },
  {
    level: 'never',
    label: 'Never',
    means: 'No direct messages; channels and threads say it all the same',
    told: 'I send you no messages about issues that you get or lose',
  },
];

const wordsOf = (level: NotificationLevel) => LEVELS.find((one) => one.level === level) ?? LEVELS[1]!;

/** "never" */
export const levelWord = (level: NotificationLevel): string => wordsOf(level).label.toLowerCase();

/** What somebody chose, in a sentence or three. */
export function settingsSummary({ level, ownActions, projects }: NotificationSettings): string {
  const shown = projects
    .slice(0, SHOWN.listRows)
    .map((project) => `${bold(project.slug, SHOWN.name)} (${levelWord(project.level)})`);
  const rest = projects.length - shown.length;
  const isHeard = level !== 'never' || projects.some((project) => project.level !== 'never');
  const own = ownActions ? 'I also tell you what you do yourself.' : 'What you do yourself is left out.';
  return [
    `${wordsOf(level).told}.`,
    ...(shown.length > 0 ? [`Except in ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`] : []),
    ...(isHeard ? [own] : []),
  ].join(' ');
}
