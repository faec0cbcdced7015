import type { ModalView } from '@slack/types';
import { context, option, plainText } from '../blocks/elements';
import { LIMITS, SHOWN } from '../blocks/limits';
import { oneLine } from '../blocks/text';
import { CALLBACKS, FIELDS, decodeAssignee, decodeIssue, encodeAssignee } from '../ids';
import type { IssueView } from '../../issues/types';
import type { Actor, ActorRef } from '../../people/types';
import type { IssueId } from '../../platform/ids';
import { actorLabel } from '../messages/words';
import { input, modal } from './modal';
import { encodeMetadata, type ModalMetadata } from './modal-metadata';
import { issueOption } from './option-groups';
import { allChosen, chosen, typedText, type Reading, type ViewState } from './view-state';

/**
 * Issues, a holder or nobody, a note. Both pickers ask Dibs for their options.
 * @param chosenBefore `hint` is a sentence of our own above the fields
 */
export function assignModal(
  metadata: ModalMetadata,
  chosenBefore: { issues?: readonly IssueView[]; assignee?: Actor; hint?: string } = {},
): ModalView {
  const issues = (chosenBefore.issues ?? []).slice(0, SHOWN.issues).map(issueOption);
  const { assignee, hint } = chosenBefore;
  return modal({
    callbackId: CALLBACKS.assign,
    title: 'Assign issues',
    submit: 'Assign',
    metadata: encodeMetadata(metadata),
    blocks: [
      ...(hint === undefined ? [] : [context(hint)]),
      input(FIELDS.issues, 'Issues', {
        type: 'multi_external_select',
        placeholder: plainText('Short id or words of the title', LIMITS.placeholder),
        min_query_length: 0,
        max_selected_items: SHOWN.issues,
        ...(issues.length > 0 ? { initial_options: issues } : {}),
      }),
      input(FIELDS.assignee, 'Assign to', {
        type: 'external_select',
        placeholder: plainText('A person, a team, or Unassign', LIMITS.placeholder),
        min_query_length: 0,
        ...(assignee ? { initial_option: option(actorLabel(assignee), encodeAssignee(assignee)) } : {}),
      }),
      input(
        FIELDS.note,
        'Note',
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: SHOWN.note,
          placeholder: plainText('Why this person or team? Shown in the thread.', LIMITS.placeholder),
        },
        true,
      ),
    ],
  });
}

/** What was filled in; `to: null` is Unassign. */
export function readAssignModal(
  state: ViewState,
): Reading<{ issueIds: IssueId[]; to: ActorRef | null; reason: string | null }> {
  const errors: Record<string, string> = {};
  const issueIds = allChosen(state, FIELDS.issues).map(decodeIssue);
  const assignee = decodeAssignee(chosen(state, FIELDS.assignee));
  const note = typedText(state, FIELDS.note) ?? '';
  const known = [...new Set(issueIds.filter((id) => id !== null))];
  if (known.length === 0 || issueIds.includes(null))
    errors[FIELDS.issues] = 'Please choose at least one issue from the list.';
  if (known.length > SHOWN.issues) errors[FIELDS.issues] = `Please choose at most ${SHOWN.issues} issues.`;
  if (!assignee) errors[FIELDS.assignee] = 'Please choose a person, a team, or Unassign from the list.';
  if (note.length > SHOWN.note) errors[FIELDS.note] = `Please keep the note under ${SHOWN.note} characters.`;
  if (!assignee || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { issueIds: known, to: assignee.actor, reason: oneLine(note, SHOWN.note) || null } };
}
