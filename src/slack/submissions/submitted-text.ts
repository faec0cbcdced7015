import { invalid } from '../../platform/errors';
import { ownershipField } from '../admin-ids';
import type { SubmissionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import type { OwnershipMetadata } from '../views/admin/ownership-forms';
import { readTextFields } from '../views/admin/ownership-text';
import { decodeMetadata, type OwnershipForm } from '../views/modal-metadata';
import type { ViewState } from '../views/view-state';

/** A form for rules or CODEOWNERS as it was sent. */
export interface SubmittedText {
  form: OwnershipForm;
  project: NonNullable<OwnershipForm['project']>;
  value: string;
  state: ViewState;
}

const formOf = (payload: SubmissionPayload): OwnershipForm | null =>
  decodeMetadata(payload.view.private_metadata)?.ownership ?? null;

/** Throws when the form is none of ours, or of a version that is no longer read. */
export function readSubmittedText(payload: SubmissionPayload): SubmittedText {
  const form = formOf(payload);
  if (!form?.project) {
    throw invalid(
      'form_outdated',
      'This form cannot be read any more. Nothing was saved; copy your text and open the form again.',
    );
  }
  const state = payload.view.state ?? { values: {} };
  return { form, project: form.project, state, value: readTextFields(state, form.round) };
}

/** The field at which a refusal of the text is shown. */
export const firstTextField = (payload: SubmissionPayload): string => ownershipField(formOf(payload)?.round ?? 0, 0);

/** What the form that takes this one's place is about. @param previewed of the text whose preview it shows */
export const nextRound = (
  { reply }: SlackRequest,
  { form }: SubmittedText,
  previewed: string | null,
): OwnershipMetadata => ({ ...reply, issueIds: [], ownership: { ...form, round: form.round + 1, previewed } });
