import type { ActionsBlock, PlainTextOption, StaticSelect } from '@slack/types';
import type { Level } from '../../issues/types';
import type { Project } from '../../projects/types';
import { actions, option, plainText } from '../blocks/elements';
import { LIMITS } from '../blocks/limits';
import { AGES, encodeHomeState, type HomeState } from '../home/home-state';
import { ACTIONS, encodeProject } from '../ids';
import { count } from '../messages/words';

const ANY = 'v1:any';

const LEVELS: readonly { level: Level; label: string }[] = [
  { level: 'fatal', label: 'Fatal only' },
  { level: 'error', label: 'Error and above' },
  { level: 'warning', label: 'Warning and above' },
  { level: 'info', label: 'Info and above' },
];
const LEVEL_OPTIONS = [option('Any level', ANY), ...LEVELS.map(({ level, label }) => option(label, `v1:${level}`))];
const AGE_OPTIONS = [
  option('Any age', ANY),
  ...AGES.map((days) => option(`Older than ${count(days, 'day')}`, `v1:${days}`)),
];
export const ANY_PROJECT = option('All projects', ANY);

export const projectOption = ({ id, name, slug }: Pick<Project, 'id' | 'name' | 'slug'>): PlainTextOption =>
  option(name.trim() === '' ? slug : name, encodeProject(id), slug);

const select = (actionId: string, label: string, options: PlainTextOption[], value: string): StaticSelect => ({
  type: 'static_select',
  action_id: actionId,
  placeholder: plainText(label, LIMITS.placeholder),
  options,
  initial_option: options.find((one) => one.value === value) ?? options[0],
});

/** Which project, level and age. Slack keeps showing what a person chose while the block's id is the same. */
export function homeFilters({ filter }: HomeState, project: Project | null): ActionsBlock {
  const { level, olderThanDays } = filter;
  return actions(
    [
      {
        type: 'external_select',
        action_id: ACTIONS.homeProject,
        placeholder: plainText('Project', LIMITS.placeholder),
        min_query_length: 0,
        initial_option: project ? projectOption(project) : ANY_PROJECT,
      },
      select(ACTIONS.homeLevel, 'Level', LEVEL_OPTIONS, level === null ? ANY : `v1:${level}`),
      select(ACTIONS.homeAge, 'Age', AGE_OPTIONS, olderThanDays === null ? ANY : `v1:${olderThanDays}`),
    ],
    `filters:${encodeHomeState({ tab: 'unassigned', filter, page: 1 })}`,
  );
}

/** `{ level: null }` is "any"; null is no option of ours. */
export function readLevel(value: string | null): { level: Level | null } | null {
  if (value === ANY) return { level: null };
  const found = LEVELS.find(({ level }) => value === `v1:${level}`);
  return found ? { level: found.level } : null;
}

export function readAge(value: string | null): { olderThanDays: number | null } | null {
  if (value === ANY) return { olderThanDays: null };
  const days = AGES.find((one) => value === `v1:${one}`);
  return days === undefined ? null : { olderThanDays: days };
}

export const isAnyProject = (value: string | null): boolean => value === ANY;
