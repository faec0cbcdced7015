const WIDTH = 30;

/** `[##########--------------------]  33%  1,000 of 3,000`, over what stood there before. */
export function progressBar(done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(done / total, 1);
  const filled = Math.floor(share * WIDTH);
  const bar = '#'.repeat(filled) + '-'.repeat(WIDTH - filled);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `\r[${bar}] ${percent}%  ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`;
}
