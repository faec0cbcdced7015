import type { ModalView } from '@slack/types';
import { option, section } from '../blocks/elements';
import { CALLBACKS, FIELDS } from '../ids';
import type { IssueView } from '../../issues/types';
import type { TriageChange } from '../../triage/types';
import { issuesSection } from './issues-section';
import { input, modal, radioButtons } from './modal';
import { encodeMetadata, type ModalMetadata } from './modal-metadata';
import { chosen, type Reading, type ViewState } from './view-state';

type Archive = Extract<TriageChange, { to: 'archived' }>;

/** PRODUCT 4.6, in the order shown; the first is chosen beforehand. */
export const ARCHIVE_CHOICES: readonly { value: string; label: string; change: Archive }[] = [
  { value: 'v1:until_escalating', label: 'Until it escalates', change: { to: 'archived', mode: 'until_escalating' } },
  { value: 'v1:hours:24', label: 'For 1 day', change: { to: 'archived', mode: 'until_time', hours: 24 } },
  { value: 'v1:hours:168', label: 'For 1 week', change: { to: 'archived', mode: 'until_time', hours: 168 } },
  { value: 'v1:events:10', label: 'Until 10 more events', change: { to: 'archived', mode: 'until_count', events: 10 } },
  {
    value: 'v1:events:100',
    label: 'Until 100 more events',
    change: { to: 'archived', mode: 'until_count', events: 100 },
  },
  {
    value: 'v1:events:1000',
    label: 'Until 1,000 more events',
    change: { to: 'archived', mode: 'until_count', events: 1000 },
  },
  { value: 'v1:forever', label: 'Forever', change: { to: 'archived', mode: 'forever' } },
];

/** Asks for how long the issues named in `metadata` are archived. */
export function archiveModal(metadata: ModalMetadata, issues: readonly IssueView[]): ModalView {
  const what = issues.length === 1 ? 'this issue' : 'these issues';
  return modal({
    callbackId: CALLBACKS.archive,
    title: 'Archive',
    submit: 'Archive',
    metadata: encodeMetadata(metadata),
    blocks: [
      section(`How long should ${what} stay out of the way?\n${issuesSection(issues)}`),
      input(
        FIELDS.archiveFor,
        'Archive',
        radioButtons(ARCHIVE_CHOICES.map(({ label, value }) => option(label, value))),
      ),
    ],
  });
}

export function readArchiveModal(state: ViewState): Reading<Archive> {
  const value = chosen(state, FIELDS.archiveFor);
  const choice = ARCHIVE_CHOICES.find((one) => one.value === value);
  if (choice) return { ok: true, value: choice.change };
  return { ok: false, errors: { [FIELDS.archiveFor]: 'Please choose for how long.' } };
}
