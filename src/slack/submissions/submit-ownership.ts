import { createHash } from 'node:crypto';
import { previewRules } from '../../assignment/preview-rules';
import { checkRules } from '../../ownership/check-rules';
import { getOwnership } from '../../ownership/get-ownership';
import { saveTexts } from '../../ownership/save-texts';
import { linesOf } from '../../ownership/text-lines';
import type { OwnershipView } from '../../ownership/views';
import { requireAdmin } from '../../people/permissions';
import { conflict, isDibsError } from '../../platform/errors';
import { outdatedControl } from '../actions/outdated';
import { ADMIN_FIELDS, decodeSlug } from '../admin-ids';
import { ownershipSaved } from '../messages/admin/ownership-detail';
import { ownershipForm } from '../open-ownership-form';
import type { SubmissionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import type { Handler } from '../steps/step';
import { previewOwnership } from '../views/admin/ownership-forms';
import { decodeMetadata } from '../views/modal-metadata';
import { chosen } from '../views/view-state';
import { showOutcome, type Outcome } from './show-outcome';
import { nextRound, readSubmittedText, type SubmittedText } from './submitted-text';

/**
 * Of a text, and of what it would replace. The same for texts that differ only in blank lines and in blanks at the ends of
 * lines, which mean nothing.
 */
const digest = (value: string, { rules, codeowners }: OwnershipView) => {
  const lines = linesOf(value).map((line) => line.trimEnd());
  return createHash('sha256')
    .update(JSON.stringify([rules, codeowners, lines.filter((line) => line !== '')]))
    .digest('hex')
    .slice(0, 32);
};

/** The first form: for which project. The text takes its place. */
export const submitOwnershipChoice: Handler<SubmissionPayload> = async (request) => {
  const { view } = request.payload;
  const form = decodeMetadata(view.private_metadata)?.ownership;
  const slug = decodeSlug(chosen(view.state ?? { values: {} }, ADMIN_FIELDS.project));
  if (!form || slug === null) throw outdatedControl();
  await request.ack({ response_action: 'update', view: await ownershipForm(request, form.text, slug) });
};

/** The text: what is wrong with it, or what it would change. Nothing is saved. */
export const submitOwnershipText: Handler<SubmissionPayload> = async (request) => {
  const submitted = readSubmittedText(request.payload);
  await showOutcome(request, submitted, preview(request, submitted));
};

/** Saves the text whose preview was shown. If it was changed since, or what is saved was, there is another preview. */
export const submitOwnership: Handler<SubmissionPayload> = async (request) => {
  const submitted = readSubmittedText(request.payload);
  await showOutcome(request, submitted, save(request, submitted));
};

async function save(request: SlackRequest, submitted: SubmittedText): Promise<Outcome> {
  const { deps, viewer, ticket } = request;
  const { value, form } = submitted;
  const project = await projectOf(request, submitted);
  const wasPreviewed = form.previewed === digest(value, project);
  const saved = wasPreviewed && (await saveOver(project));
  if (saved) return { kind: 'saved', message: ownershipSaved(saved, form.text) };
  // The form that could show another preview is gone.
  if (ticket?.isReplay) throw changedSince();
  return preview(request, submitted);

  /** Null when somebody else was faster. */
  async function saveOver(replaces: OwnershipView): Promise<OwnershipView | null> {
    try {
      return await saveTexts(deps, viewer, { slug: replaces.slug, text: form.text, value, replaces });
    } catch (error) {
      if (isDibsError(error) && error.code === 'changed_meanwhile') return null;
      throw error;
    }
  }
}

const changedSince = () =>
  conflict(
    'changed_since_preview',
    'Something was changed since the preview. Nothing was saved; please open the form again.',
  );

/** The project that the form was opened for, although its slug may have changed hands since; for admins only. */
async function projectOf({ deps, viewer }: SlackRequest, { project }: SubmittedText): Promise<OwnershipView> {
  await requireAdmin(deps, viewer);
  const found = await getOwnership(deps, viewer.organizationId, project.slug);
  if (found.projectId === project.id) return found;
  throw conflict(
    'slug_changed_hands',
    `The project of this form was renamed or deleted, and another one is called “${project.slug}” now. Nothing was saved.`,
  );
}

async function preview(request: SlackRequest, submitted: SubmittedText): Promise<Outcome> {
  const { deps, viewer } = request;
  const { form, value } = submitted;
  const project = await projectOf(request, submitted);
  const { slug, autoAssign } = project;
  if (form.text === 'rules') {
    const errors = await checkRules(deps, viewer.organizationId, project.projectId, value);
    if (errors.length > 0) return { kind: 'errors', errors };
  }
  const told = await previewRules(deps, viewer, { slug, text: form.text, value });
  const changedMeanwhile = (project.updatedAt?.getTime() ?? null) !== form.savedAt;
  const metadata = nextRound(request, submitted, digest(value, project));
  return { kind: 'preview', view: previewOwnership(metadata, told, value, { autoAssign, changedMeanwhile }) };
}
