import { answerProposal as answer } from '../../ownership/learning/answer-proposal';
import type { ProposalAnswer } from '../../ownership/learning/types';
import { decodeProposal } from '../ids';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';

/** Add, Not now and Never of a proposed rule; the message is redrawn for everybody by the queue. */
export const answerProposal =
  (decision: ProposalAnswer): Handler<ActionPayload> =>
  async ({ deps, viewer, payload }) => {
    const proposalId = decodeProposal(payload.value);
    if (proposalId === null) throw outdatedControl();
    await answer(deps, viewer, { proposalId, answer: decision });
  };
