const UNITS = [
  { name: 'd', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'min', ms: 60_000 },
  { name: 's', ms: 1_000 },
] as const;

/** The largest unit of which there is at least one; seconds for less. */
export const unitFor = (ms: number) => UNITS.find((unit) => ms >= unit.ms) ?? UNITS[3];

/** "12 min", "3.4 h", "2 d" */
export function duration(ms: number): string {
  const { name, ms: one } = unitFor(ms);
  const amount = ms / one;
  return `${amount >= 10 ? Math.round(amount) : Math.round(amount * 10) / 10} ${name}`;
}
