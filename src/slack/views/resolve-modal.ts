import type { ModalView } from '@slack/types';
import { option, section } from '../blocks/elements';
import { CALLBACKS, FIELDS } from '../ids';
import type { IssueView, ResolvedIn } from '../../issues/types';
import type { TriageChange } from '../../triage/types';
import { issuesSection } from './issues-section';
import { input, modal, radioButtons } from './modal';
import { encodeMetadata, type ModalMetadata } from './modal-metadata';
import { chosen, type Reading, type ViewState } from './view-state';

const CHOICES: readonly { in: ResolvedIn; value: string; label: string; description: string }[] = [
  { in: 'now', value: 'v1:now', label: 'Now', description: 'The next event opens it again' },
  {
    in: 'next_release',
    value: 'v1:next_release',
    label: 'In the next release',
    description: 'Events of releases known by now do not open it',
  },
  {
    in: 'current_release',
    value: 'v1:current_release',
    label: 'In the current release',
    description: 'Events of older releases do not open it',
  },
];

/** Asks since when the issues named in `metadata` are fixed; only for projects whose releases are known (PRODUCT 4.6). */
export function resolveModal(metadata: ModalMetadata, issues: readonly IssueView[]): ModalView {
  const options = CHOICES.map(({ label, value, description }) => option(label, value, description));
  return modal({
    callbackId: CALLBACKS.resolve,
    title: 'Resolve',
    submit: 'Resolve',
    metadata: encodeMetadata(metadata),
    blocks: [
      section(`Since when is it fixed?\n${issuesSection(issues)}`),
      input(FIELDS.resolveIn, 'Resolved', radioButtons(options)),
    ],
  });
}

export function readResolveModal(state: ViewState): Reading<Extract<TriageChange, { to: 'resolved' }>> {
  const value = chosen(state, FIELDS.resolveIn);
  const choice = CHOICES.find((one) => one.value === value);
  if (choice) return { ok: true, value: { to: 'resolved', in: choice.in } };
  return { ok: false, errors: { [FIELDS.resolveIn]: 'Please choose since when it is fixed.' } };
}
