/** How many calls of each method had which outcome, since the start. */
export type Counts = Record<string, Record<string, number>>;

export interface Tally {
  add(method: string, outcome: string): void;
  counts(): Counts;
}

export function createTally(): Tally {
  const counts: Counts = {};
  return {
    add: (method, outcome) => {
      const outcomes = (counts[method] ??= {});
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    },
    counts: () => structuredClone(counts),
  };
}
