import { firstFitting } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';

export function restWords(rest: number): string {
  return `and ${rest.toLocaleString('en-US')} more`;
}

/** As many lines as one message can carry, then how many of `all` are not shown. */
export function withRest(lines: readonly string[], all: number, budget: number = SHOWN.rowsText): string[] {
  const shown = firstFitting(lines, (line) => line.length, budget);
  return all > shown.length ? [...shown, restWords(all - shown.length)] : shown;
}
