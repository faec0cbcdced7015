import type { Config } from '../config';
import { parseShortId, shortId } from './short-id';

/** The short id in the stable address of an issue, `PUBLIC_URL/issues/CHECKOUT-1`; null for any other address. */
export function readIssueLink({ publicUrl }: Pick<Config, 'publicUrl'>, address: string): string | null {
  if (address.length > 1_000 || !URL.canParse(address)) return null;
  const { origin, pathname } = new URL(address);
  const base = new URL(`${publicUrl}/issues/`);
  if (origin !== base.origin || !pathname.startsWith(base.pathname)) return null;
  const parsed = parseShortId(pathname.slice(base.pathname.length).replace(/\/$/, ''));
  return parsed && shortId(parsed.slug, parsed.number);
}
