import { addHours } from 'date-fns';
import type { Deps } from '../../deps';
import { findActor } from '../../people/find-actor';
import type { Viewer } from '../../people/types';
import { writeAsAdmin } from '../../people/write-as-admin';
import { within, type Tx } from '../../platform/db/database';
import { conflict, notFound } from '../../platform/errors';
import { auditTarget } from '../../projects/get-project';
import { findOwnership } from '../ownership.store';
import { parseCodeowners } from '../parse-codeowners';
import { asWritten, isOfCodeowners } from '../rule-text';
import { saveTexts } from '../save-texts';
import { insertLine } from './insert-line';
import { learnAgainJob, showProposalJob } from './jobs';
import { AGAIN_AFTER_HOURS } from './may-propose';
import { findProposal, settleProposal } from './proposal.store';
import type { ProposalAnswer, StoredProposal } from './types';

type Answering = { proposalId: string; answer: ProposalAnswer };

/**
 * What a person answers to a proposed rule, once: `added` saves the rules with the line, `later` puts it off for 7 days and
 * `never` for good. Everybody may put it off, the others need an admin. Throws forbidden, not-found `proposal_gone`, conflict
 * `proposal_decided` or `proposal_outdated`, and what `saveTexts` throws; then nothing is changed.
 */
export async function answerProposal(deps: Deps, viewer: Viewer, { proposalId, answer }: Answering): Promise<void> {
  const settle = async (tx: Tx): Promise<StoredProposal> => {
    const proposal = await findProposal(tx, proposalId, viewer.organizationId);
    if (!proposal) throw gone();
    const at = deps.clock.now();
    if (!(await settleProposal(tx, proposalId, { state: answer, userId: viewer.userId, at }))) {
      throw await decidedBefore(within(deps, tx), proposal);
    }
    await deps.queue.enqueue(tx, [showProposalJob(proposal.projectId, proposalId)]);
    return proposal;
  };
  switch (answer) {
    case 'added':
      await addLine(deps, viewer, proposalId, settle);
      break;
    case 'later':
      await deps.db.write(async (tx) => {
        const { projectId } = await settle(tx);
        const again = addHours(deps.clock.now(), AGAIN_AFTER_HOURS);
        await deps.queue.enqueue(tx, [learnAgainJob(projectId, proposalId, again)]);
      });
      break;
    case 'never':
      await writeAsAdmin(deps, viewer, async (tx, audit) => {
        const { projectId, projectSlug, line } = await settle(tx);
        await audit('project.proposal.never', auditTarget({ id: projectId, slug: projectSlug }), { line });
      });
      break;
  }
  deps.queue.nudge();
}

async function addLine(
  deps: Deps,
  viewer: Viewer,
  proposalId: string,
  settle: (tx: Tx) => Promise<StoredProposal>,
): Promise<void> {
  const known = await findProposal(deps.db.read, proposalId, viewer.organizationId);
  if (!known) throw gone();
  await saveTexts(deps, viewer, {
    slug: known.projectSlug,
    text: 'rules',
    value: async (tx, project) => {
      const proposal = await settle(tx);
      // The slug may have changed hands between the look and the transaction.
      if (proposal.projectId !== project.id) throw gone();
      return withLine(tx, proposal);
    },
  });
}

async function withLine(tx: Tx, { projectId, ruleText, line }: StoredProposal): Promise<string> {
  const texts = await findOwnership(tx, projectId);
  const { rules = '', codeowners = '' } = texts ?? {};
  if (!isOfCodeowners(ruleText)) return insertLine(rules, ruleText, line) ?? outdated(ruleText);
  const isThere = parseCodeowners(codeowners).rules.some(({ text }) => text === ruleText);
  return (isThere ? insertLine(rules, null, line) : null) ?? outdated(ruleText);
}

function outdated(ruleText: string): never {
  const where = isOfCodeowners(ruleText) ? 'CODEOWNERS' : 'rules';
  const shown = asWritten(ruleText);
  const rule = shown.length > 120 ? `${shown.slice(0, 119)}…` : shown;
  throw conflict(
    'proposal_outdated',
    `The ${where} changed since: “${rule}” is not among them any more. Nothing was saved.`,
  );
}

const gone = () => notFound('proposal_gone', 'This proposal is not there any more. Nothing was changed.');

const DONE: Record<ProposalAnswer, string> = {
  added: 'has already added this line',
  later: 'has already put this proposal off',
  never: 'has already refused this proposal for good',
};

async function decidedBefore(deps: Pick<Deps, 'db'>, { organizationId, state, decidedById }: StoredProposal) {
  const by = decidedById === null ? null : await findActor(deps, organizationId, { type: 'user', id: decidedById });
  const done = state === 'waiting' ? 'has already decided' : DONE[state];
  return conflict('proposal_decided', `${by?.name ?? 'Somebody'} ${done}. Nothing was changed.`);
}
