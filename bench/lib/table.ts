import { isMet, timesFloor, type Aim, type Row } from './protocol';

export interface Section {
  scenario: string;
  rows: readonly Row[];
  /** What went wrong instead; null when nothing did. */
  failure: string | null;
}

const HEADINGS = ['scenario', 'figure', 'measured', 'floor', 'times floor', 'aim', 'met'];

/** The table as Markdown that also reads well in a terminal. */
export function drawTable(sections: readonly Section[]): string {
  const lines = sections.flatMap(({ scenario, rows, failure }) =>
    failure === null
      ? rows.map((row, index) => [index === 0 ? scenario : '', ...cellsOf(row)])
      : [[scenario, failure, '', '', '', '', 'FAILED']],
  );
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const isNumber = (column: number) => column >= 2 && column <= 4;
  const draw = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (isNumber(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => '-'.repeat(width + 1) + (isNumber(i) ? ':' : '-')).join('|')}|`;
  return [draw(HEADINGS), rule, ...lines.map(draw)].join('\n');
}

function cellsOf(row: Row): string[] {
  const times = timesFloor(row);
  const met = isMet(row);
  return [
    row.what,
    amount(row.value, row.unit),
    row.floor === null ? '' : amount(row.floor, row.unit),
    times === null ? '' : `${times.toFixed(1)}×`,
    row.aim ? describe(row.aim, row.unit) : '',
    met === null ? '' : met ? 'yes' : 'NO',
  ];
}

function describe(aim: Aim, unit: Row['unit']): string {
  if ('atMost' in aim) return `≤ ${amount(aim.atMost, unit)}`;
  if ('atLeast' in aim) return `≥ ${amount(aim.atLeast, unit)}`;
  return `≤ ${aim.timesFloor}×`;
}

function amount(value: number, unit: Row['unit']): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  const text = value.toFixed(digits).replace(/\B(?=(\d{3})+$)/g, ',');
  return unit === '/s' ? `${text}/s` : `${text} ${unit}`;
}
