import type { KnownBlock, ModalView } from '@slack/types';
import type { IssueView } from '../../issues/types';
import type { ActorRef } from '../../people/types';
import type { IssueId } from '../../platform/ids';
import type { TriageChange } from '../../triage/types';
import { option, plainText, section } from '../blocks/elements';
import { LIMITS, SHOWN } from '../blocks/limits';
import { oneLine } from '../blocks/text';
import { CALLBACKS, decodeAssignee, decodeIssue, FIELDS, severalField } from '../ids';
import { count } from '../messages/words';
import { ARCHIVE_CHOICES } from './archive-modal';
import { input, modal } from './modal';
import { encodeMetadata } from './modal-metadata';
import { issueOption } from './option-groups';
import { allChosen, chosen, typedText, type Reading, type ViewState } from './view-state';

export const SEVERAL_TITLE = 'Select several';

const ASSIGN = option('Assign', 'v1:assign');
const CHANGES: readonly { value: string; label: string; change: TriageChange }[] = [
  { value: 'v1:resolve', label: 'Resolve', change: { to: 'resolved', in: 'now' } },
  ...ARCHIVE_CHOICES.map(({ value, label, change }) => {
    return { value, change, label: `Archive ${label.charAt(0).toLowerCase()}${label.slice(1)}` };
  }),
];
const ACTIONS = [ASSIGN, ...CHANGES.map(({ label, value }) => option(label, value))];
const ALL = 'v1:all';

/** What is to become of the issues that were ticked. */
export type SeveralWish =
  | { kind: 'assign'; issueIds: IssueId[]; to: ActorRef | null; reason: string | null }
  | { kind: 'change'; issueIds: IssueId[]; change: TriageChange };

/** Up to 50 issues of the queue, in groups of as many as Slack lets stand together, and what to do with them. */
export function severalModal(
  listed: { issues: readonly IssueView[]; first: number; total: number },
  expiresAt: number,
): ModalView {
  const { first, total } = listed;
  const issues = listed.issues.slice(0, SHOWN.several);
  const last = first + issues.length - 1;
  const range = issues.length === total ? count(total, 'issue') : `${first}–${last} of ${count(total, 'issue')}`;
  const issueIds = issues.map(({ id }) => id);
  const groups: KnownBlock[] = [];
  for (let from = 0; from < issues.length; from += LIMITS.checkboxes) {
    const group = issues.slice(from, from + LIMITS.checkboxes);
    const label = group.length === 1 ? `${first + from}` : `${first + from}–${first + from + group.length - 1}`;
    const name = severalField(from / LIMITS.checkboxes);
    groups.push(input(name, label, { type: 'checkboxes', options: group.map(issueOption) }, true));
  }
  return modal({
    callbackId: CALLBACKS.several,
    title: SEVERAL_TITLE,
    submit: 'Apply',
    metadata: encodeMetadata({ issueIds, channelId: null, responseUrl: null, expiresAt }),
    blocks: [
      input(FIELDS.severalAction, 'What to do', {
        type: 'static_select',
        placeholder: plainText('Choose one', LIMITS.placeholder),
        options: ACTIONS,
        initial_option: ASSIGN,
      }),
      input(
        FIELDS.assignee,
        'Assign to',
        {
          type: 'external_select',
          placeholder: plainText('A person, a team, or Unassign', LIMITS.placeholder),
          min_query_length: 0,
        },
        true,
      ),
      input(
        FIELDS.note,
        'Note',
        {
          type: 'plain_text_input',
          max_length: SHOWN.note,
          placeholder: plainText('Why this person or team? Shown in the threads.', LIMITS.placeholder),
        },
        true,
      ),
      section(`*${range}*, the oldest first`),
      input(
        FIELDS.severalAll,
        'Which ones',
        { type: 'checkboxes', options: [option(issues.length === 1 ? 'This one' : `All ${issues.length} below`, ALL)] },
        true,
      ),
      ...groups,
    ],
  });
}

/** @param offered the issues that the form shows */
export function readSeveralModal(state: ViewState, offered: readonly IssueId[]): Reading<SeveralWish> {
  const errors: Record<string, string> = {};
  const isAll = allChosen(state, FIELDS.severalAll).includes(ALL);
  const fields = Array.from({ length: SHOWN.several / LIMITS.checkboxes }, (_, at) => severalField(at));
  const ticked = new Set(fields.flatMap((name) => allChosen(state, name).map(decodeIssue)));
  const issueIds = offered.filter((id) => isAll || ticked.has(id));
  if (issueIds.length === 0) errors[FIELDS.severalAll] = 'Please tick at least one issue.';

  const action = chosen(state, FIELDS.severalAction);
  const change = CHANGES.find(({ value }) => value === action)?.change;
  const assignee = decodeAssignee(chosen(state, FIELDS.assignee));
  if (!change && action !== ASSIGN.value) errors[FIELDS.severalAction] = 'Please choose one of these.';
  else if (!change && !assignee) errors[FIELDS.assignee] = 'Please choose a person, a team, or Unassign from the list.';
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  if (change) return { ok: true, value: { kind: 'change', issueIds, change } };
  const reason = oneLine(typedText(state, FIELDS.note) ?? '', SHOWN.note) || null;
  return { ok: true, value: { kind: 'assign', issueIds, to: assignee?.actor ?? null, reason } };
}
