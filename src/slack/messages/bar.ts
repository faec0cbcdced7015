const BAR_LENGTH = 20;

/** How much of something is done, out of a hundred. */
export function bar(percent: number): string {
  const full = Math.floor((percent * BAR_LENGTH) / 100);
  return `\`${'█'.repeat(full)}${'░'.repeat(BAR_LENGTH - full)}\` ${percent} %`;
}
