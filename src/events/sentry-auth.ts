/** The public key as SDKs send it; null when there is none. First the header, then the query (PRODUCT 5.1). */
export function sentryKeyOf(header: string | undefined, queryKey: unknown): string | null {
  // `Sentry sentry_version=7, sentry_key=…, sentry_client=…`
  const fromHeader = /(?:^|[\s,])sentry_key\s*=\s*([^\s,]+)/i.exec((header ?? '').slice(0, 1_000));
  if (fromHeader?.[1]) return fromHeader[1];
  return typeof queryKey === 'string' && queryKey !== '' ? queryKey : null;
}
