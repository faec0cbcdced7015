export interface Paging {
  /** From 1. */
  page: number;
  pageSize: number;
}

const MAX_PAGE_SIZE = 100;
/** Nobody turns that many pages, and an offset without a bound is slow. */
const MAX_PAGE = 10_000;

/** What to read for a page; whatever is asked for, at most 100 rows of the first million. */
export function pageOf({ page, pageSize }: Paging): { limit: number; offset: number } {
  const limit = clamp(pageSize, MAX_PAGE_SIZE);
  return { limit, offset: (clamp(page, MAX_PAGE) - 1) * limit };
}

const clamp = (value: number, highest: number) =>
  Number.isFinite(value) ? Math.min(Math.max(1, Math.trunc(value)), highest) : 1;
