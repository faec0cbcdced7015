/** The page that is asked for, or the last one when the list has become shorter than that. */
export async function existingPage<T extends { total: number }>(
  asked: number,
  pageSize: number,
  read: (page: number) => Promise<T>,
): Promise<{ found: T; page: number }> {
  const found = await read(asked);
  const last = Math.max(1, Math.ceil(found.total / pageSize));
  return asked <= last ? { found, page: asked } : { found: await read(last), page: last };
}
