import type { Level } from '../issues/types';

/** From the least to the most severe. */
export const LEVELS: readonly Level[] = ['debug', 'info', 'warning', 'error', 'fatal'];

export const isLevel = (text: string): text is Level => (LEVELS as readonly string[]).includes(text);

/** Whether an issue of this level is shown in a channel that wants `minLevel` and above. */
export function reachesLevel(level: Level, minLevel: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(minLevel);
}

export const higherLevel = (a: Level, b: Level): Level => (reachesLevel(a, b) ? a : b);
