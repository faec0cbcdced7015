import type { ExternalSelect } from '@slack/types';
import type { RulesPreview } from '../../../ownership/views';
import { ADMIN_ACTIONS, encodeFile, encodeUpload, uploadBlock, type UploadPreview } from '../../admin-ids';
import { actions, button, context, plainText, section, sectionsOf } from '../../blocks/elements';
import { LIMITS, SHOWN } from '../../blocks/limits';
import { code } from '../../blocks/mrkdwn';
import type { RenderedMessage } from '../rendered-message';
import { projectName } from './names';
import { skippedLines, staleLines } from './ownership-parts';
import { ONLY_SUGGESTED, previewWords, sampleLines } from './preview-parts';

const drop = (fileId: string) => button(ADMIN_ACTIONS.dropUpload, 'Cancel', encodeFile(fileId));
const fileName = (name: string) => code(name, SHOWN.name) || 'your file';

/** Asks for which project an uploaded file is. */
export function askForProject({ fileId, name }: { fileId: string; name: string }): RenderedMessage {
  const question = `For which project is ${fileName(name)} the CODEOWNERS file?`;
  const menu: ExternalSelect = {
    type: 'external_select',
    action_id: ADMIN_ACTIONS.uploadProject,
    placeholder: plainText('Slug or name', LIMITS.placeholder),
    min_query_length: 0,
  };
  return {
    text: question,
    blocks: [
      section(question),
      actions([menu, drop(fileId)], uploadBlock(fileId)),
      context('What would change is shown first. Nothing is saved before you confirm.'),
    ],
  };
}

/** What an uploaded file would change: the same as in the form for CODEOWNERS. */
export function uploadPreview(
  upload: UploadPreview & { name: string },
  preview: RulesPreview,
  { autoAssign }: { autoAssign: boolean },
): RenderedMessage {
  const title = `${fileName(upload.name)} as CODEOWNERS of ${projectName(preview)}`;
  const save = button(ADMIN_ACTIONS.saveUpload, 'Save', encodeUpload(upload), 'primary');
  return {
    text: title,
    blocks: [
      section(title),
      section(previewWords(preview)),
      ...sectionsOf(sampleLines(preview)),
      ...(autoAssign ? [] : [section(ONLY_SUGGESTED)]),
      ...sectionsOf([...staleLines(preview.stale, 'codeowners'), ...skippedLines(preview.skipped)]),
      context('Nothing is saved yet.'),
      actions([save, drop(upload.fileId)]),
    ],
  };
}
