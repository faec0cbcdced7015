import { z } from 'zod';
import { LIMITS, SHOWN } from '../blocks/limits';
import { parseJson } from '../ids';
import type { OwnershipText } from '../../ownership/views';
import { isId, type IssueId, type ProjectId } from '../../platform/ids';

/** What a modal remembers of where it was opened: about which issues, and where the answer goes. */
export interface ModalMetadata {
  /** Empty when the person picks the issues in the modal. */
  issueIds: readonly IssueId[];
  channelId: string | null;
  responseUrl: string | null;
  /** Milliseconds since 1970 after which the `response_url` is dead. */
  expiresAt: number;
  /** The project that is to be deleted, and whether at once. */
  deletion?: { projectId: ProjectId | null; now: boolean };
  ownership?: OwnershipForm;
}

/** What a form for rules or CODEOWNERS is about; the text itself is in its fields. */
export interface OwnershipForm {
  text: OwnershipText;
  /** Null while it is being chosen. */
  project: { id: ProjectId; slug: string } | null;
  /** Names the fields of this form. */
  round: number;
  /** When what the form began with was saved, in milliseconds since 1970; null when nothing was. */
  savedAt: number | null;
  /** A digest of the text whose preview the form shows: only that one is saved. */
  previewed: string | null;
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
  deletion: z.strictObject({ projectId: z.string().refine(isId).nullable(), now: z.boolean() }).optional(),
  ownership: z
    .strictObject({
      text: z.enum(['rules', 'codeowners']),
      project: z.strictObject({ id: z.string().refine(isId), slug: z.string().min(1).max(100) }).nullable(),
      round: z.number().int().nonnegative(),
      savedAt: z.number().int().nullable(),
      previewed: z.string().max(64).nullable(),
    })
    .optional(),
});

/** For `private_metadata`. Without room for a `response_url` the answer goes to the channel. */
export function encodeMetadata(metadata: ModalMetadata): string {
  const { issueIds, channelId, responseUrl, expiresAt, deletion, ownership } = metadata;
  if (issueIds.length > SHOWN.issues) throw new RangeError('too many issues for one modal');
  const values = { v: 1, issueIds, channelId, responseUrl, expiresAt, deletion, ownership };
  const text = JSON.stringify(values);
  return text.length <= LIMITS.privateMetadata ? text : JSON.stringify({ ...values, responseUrl: null });
}

/** Null for anything that was not made by {@link encodeMetadata}. */
export function decodeMetadata(text: unknown): ModalMetadata | null {
  const parsed = stored.safeParse(parseJson(typeof text === 'string' ? text : null));
  if (!parsed.success) return null;
  const { issueIds, channelId, responseUrl, expiresAt, deletion, ownership } = parsed.data;
  const more = { ...(deletion ? { deletion } : {}), ...(ownership ? { ownership } : {}) };
  return { issueIds, channelId, responseUrl, expiresAt, ...more };
}
