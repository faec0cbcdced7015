import { LONGEST_DAYS } from '../../../stats/window';
import { quotable } from './clean-text';
import { printProject, readProject } from './parse-list';
import { printTarget, readTarget } from './target-spec';
import type { StatsCommand, TargetSpec } from './types';

const DEFAULT_DAYS = 30;

/**
 * The words after `stats`: a team or a project, and `30d`, in any order. `project:7d` is the project called "7d". A sentence
 * saying what was not understood otherwise.
 */
export function parseStats(words: readonly string[]): StatsCommand | string {
  let about: StatsCommand['about'] = null;
  let days: number | null = null;
  for (const word of words) {
    const read = readDays(word);
    if (read !== null) {
      if (days !== null) return 'Statistics are of one time, and there are two here.';
      if (read < 1 || read > LONGEST_DAYS) return `Statistics are of 1d to ${LONGEST_DAYS}d.`;
      days = read;
      continue;
    }
    const team = readTarget(word);
    if (team && !canBeTeam(team))
      return `Statistics are of a team or a project, and “${quotable(word, 60)}” is neither.`;
    const slug = team ? null : readProject(word);
    if (!team && slug === null) return `“${quotable(word, 60)}” is no team, project or time such as 7d.`;
    if (about !== null) return 'Statistics are of one team or project, and there are two here.';
    about = team ? { by: 'team', team } : { by: 'project', slug: slug ?? '' };
  }
  return { kind: 'stats', about, days: days ?? DEFAULT_DAYS };
}

function readDays(word: string): number | null {
  const [, days] = /^(\d{1,5})d$/i.exec(word) ?? [];
  return days === undefined ? null : Number(days);
}

const canBeTeam = (target: TargetSpec): boolean =>
  target.by === 'team-slug' || target.by === 'usergroup' || (target.by === 'ref' && target.ref.type === 'team');

export function printStats({ about, days }: StatsCommand): string {
  const named = about === null ? [] : [about.by === 'team' ? printTarget(about.team) : printProject(about.slug)];
  return ['stats', ...named, ...(days === DEFAULT_DAYS ? [] : [`${days}d`])].join(' ');
}
