/** A decimal id as text. The flavour keeps an issue's id from being passed where a user's is meant. */
type Flavoured<Name extends string> = string & { readonly __id?: Name };

export type OrganizationId = Flavoured<'organization'>;
export type UserId = Flavoured<'user'>;
export type TeamId = Flavoured<'team'>;
export type ProjectId = Flavoured<'project'>;
export type IssueId = Flavoured<'issue'>;
export type CardId = Flavoured<'card'>;
export type DigestId = Flavoured<'digest'>;
export type ActivityId = Flavoured<'activity'>;

/** Ids are positive and at most 2^63-1; what comes from Slack or the network goes through here before a store sees it. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= 9223372036854775807n;
}

export const toDb = (id: string): bigint => BigInt(id);
export const toDbOrNull = (id: string | null): bigint | null => (id === null ? null : BigInt(id));
export const fromDb = (id: bigint | number): string => id.toString();

/**
 * A list of ids as JSON text, for `… IN (SELECT value FROM json_each(?))`: one bound value however long the list.
 * Throws on anything that is not an id.
 */
export function idList(ids: readonly string[]): string {
  for (const id of ids) if (!isId(id)) throw new TypeError('not an id');
  return `[${ids.join(',')}]`;
}
