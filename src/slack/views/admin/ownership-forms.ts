import type { KnownBlock, ModalView } from '@slack/types';
import type { OwnershipText, RulesPreview } from '../../../ownership/views';
import { OWNERSHIP_CALLBACKS } from '../../admin-ids';
import { context, section, sectionsOf } from '../../blocks/elements';
import { literal } from '../../blocks/mrkdwn';
import { projectName } from '../../messages/admin/names';
import { skippedLines, staleLines, textName } from '../../messages/admin/ownership-parts';
import { ONLY_SUGGESTED, previewWords, sampleLines } from '../../messages/admin/preview-parts';
import { modal } from '../modal';
import { encodeMetadata, type ModalMetadata, type OwnershipForm } from '../modal-metadata';
import { noticeModal } from '../notice-modal';
import { projectField } from './fields';
import { textFields } from './ownership-text';

export const ownershipTitle = (text: OwnershipText): string => (text === 'rules' ? 'Rules' : 'CODEOWNERS');

const HOW: Record<OwnershipText, string> = {
  rules:
    'One rule a line: `path:`, `module:`, `url:` or `tags.NAME:` with a pattern, then e-mails and `#teams`. The last line that fits wins. `#` begins a comment.',
  codeowners: 'As on GitHub: a path, then its owners; the last line that fits wins. Rules beat CODEOWNERS.',
};

/** Where the answer goes, and what the form is about. */
export type OwnershipMetadata = ModalMetadata & { ownership: OwnershipForm };

/** For which project. */
export function chooseOwnership(metadata: OwnershipMetadata): ModalView {
  return modal({
    callbackId: OWNERSHIP_CALLBACKS.choose,
    title: ownershipTitle(metadata.ownership.text),
    submit: 'Next',
    metadata: encodeMetadata(metadata),
    blocks: [projectField(null)],
  });
}

/** @param refusal why the text was not taken, when that came too late to be shown at its field */
export function editOwnership(
  metadata: OwnershipMetadata,
  project: { slug: string; name: string },
  value: string,
  refusal: string | null = null,
): ModalView {
  const { text, round } = metadata.ownership;
  return modal({
    callbackId: OWNERSHIP_CALLBACKS.edit,
    title: ownershipTitle(text),
    submit: 'Preview',
    metadata: encodeMetadata(metadata),
    blocks: [
      ...(refusal === null ? [] : [section(`:warning: ${literal(refusal, 1_200)}`)]),
      section(`${ownershipTitle(text)} of ${projectName(project)}`),
      context(HOW[text], 'The next step shows what would change. Nothing is saved before you confirm.'),
      ...textFields(text, round, value),
    ],
  });
}

/** A text whose saving took so long that the form could not just close. */
export const ownershipDone = (text: OwnershipText): ModalView =>
  noticeModal(
    ownershipTitle(text),
    `The ${textName(text)} ${text === 'rules' ? 'are' : 'is'} saved. You can close this window.`,
  );

/** What the text would change, and the text itself: what is on the screen is what is saved. */
export function previewOwnership(
  metadata: OwnershipMetadata,
  preview: RulesPreview,
  value: string,
  about: { autoAssign: boolean; changedMeanwhile: boolean },
): ModalView {
  const { text, round } = metadata.ownership;
  const notes: KnownBlock[] = [
    ...(about.changedMeanwhile
      ? [
          section(
            ':warning: Somebody saved other rules or another CODEOWNERS file for this project since you opened this form. Nothing of yours is saved yet: Save replaces what they saved.',
          ),
        ]
      : []),
    ...(about.autoAssign ? [] : [section(ONLY_SUGGESTED)]),
  ];
  return modal({
    callbackId: OWNERSHIP_CALLBACKS.save,
    title: ownershipTitle(text),
    submit: 'Save',
    metadata: encodeMetadata(metadata),
    blocks: [
      section(`${ownershipTitle(text)} of ${projectName(preview)}`),
      section(previewWords(preview)),
      ...sectionsOf(sampleLines(preview)),
      ...notes,
      ...sectionsOf([
        ...staleLines(preview.stale, text),
        ...(text === 'codeowners' ? skippedLines(preview.skipped) : []),
      ]),
      context('This is what will be saved. If you change it here, you see another preview first.'),
      ...textFields(text, round, value),
    ],
  });
}
