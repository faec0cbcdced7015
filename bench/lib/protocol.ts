/** One line of the table. */
export interface Row {
  /** What was measured. */
  what: string;
  unit: 'ms' | '/s' | 'MB' | '%';
  value: number;
  /** The same work without Dibs, from the same run; null where there is no such thing. */
  floor: number | null;
  aim?: Aim;
}

export type Aim =
  | { atMost: number }
  | { atLeast: number }
  /** At most so many times the floor. */
  | { timesFloor: number };

/** What a scenario tells the runner while it works, and once at its end. */
export type Message = { progress: string } | { rows: Row[] };

export interface Scenario {
  /** An empty folder, removed by the runner. */
  dir: string;
  progress: (text: string) => void;
}

/** The whole of a scenario's process: measures, reports, ends. It dies with the runner. */
export function scenario(measure: (scenario: Scenario) => Promise<Row[]>): void {
  const [dir] = process.argv.slice(2);
  if (dir === undefined) throw new Error('usage: scenario DIRECTORY');
  const tell = (message: Message) =>
    new Promise<void>((resolve) => process.send?.(message, () => resolve()) ?? resolve());
  process.once('disconnect', () => process.exit(1));
  measure({ dir, progress: (text) => void tell({ progress: text }) })
    .then((rows) => tell({ rows }))
    .then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
}

/** How many times worse than the floor, whichever way the unit counts. */
export function timesFloor({ value, floor, unit }: Row): number | null {
  if (floor === null) return null;
  return unit === '/s' ? floor / value : value / floor;
}

export function isMet(row: Row): boolean | null {
  const { aim, value } = row;
  if (!aim) return null;
  if ('atMost' in aim) return value <= aim.atMost;
  if ('atLeast' in aim) return value >= aim.atLeast;
  const times = timesFloor(row);
  return times !== null && times <= aim.timesFloor;
}
