/** The smallest value that at least this share of all does not exceed; null of none. `sorted` ascends. */
export function quantile(sorted: ArrayLike<number>, share: number): number | null {
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? null;
}
