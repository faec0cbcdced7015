import { z } from 'zod';
import { LIMITS, SHOWN } from '../blocks/limits';
import { parseJson } from '../ids';
import { isId, type IssueId } from '../../platform/ids';

/** What a modal remembers of where it was opened: about which issues, and where the answer goes. */
export interface ModalMetadata {
  /** Empty when the person picks the issues in the modal. */
  issueIds: readonly IssueId[];
  channelId: string | null;
  responseUrl: string | null;
  /** Milliseconds since 1970 after which the `response_url` is dead. */
  expiresAt: number;
}

const stored = z.strictObject({
  v: z.literal(1),
  issueIds: z.array(z.string().refine(isId)).max(SHOWN.issues),
  channelId: z
    .string()
    .regex(/^[A-Z0-9]{1,30}$/)
    .nullable(),
  responseUrl: z
    .url({ protocol: /^https?$/ })
    .max(1_000)
    .nullable(),
  expiresAt: z.number().int().nonnegative(),
});

/** For `private_metadata`. Without room for a `response_url` the answer goes to the channel. */
export function encodeMetadata({ issueIds, channelId, responseUrl, expiresAt }: ModalMetadata): string {
  if (issueIds.length > SHOWN.issues) throw new RangeError('too many issues for one modal');
  const values = { v: 1, issueIds, channelId, responseUrl, expiresAt };
  const text = JSON.stringify(values);
  return text.length <= LIMITS.privateMetadata ? text : JSON.stringify({ ...values, responseUrl: null });
}

/** Null for anything that was not made by {@link encodeMetadata}. */
export function decodeMetadata(text: unknown): ModalMetadata | null {
  const parsed = stored.safeParse(parseJson(typeof text === 'string' ? text : null));
  if (!parsed.success) return null;
  const { issueIds, channelId, responseUrl, expiresAt } = parsed.data;
  return { issueIds, channelId, responseUrl, expiresAt };
}
