import type { ModalView } from '@slack/types';
import { getIssueView } from '../../issues/get-issue-view';
import type { IssueView } from '../../issues/types';
import { notFound } from '../../platform/errors';
import { decodeIssue } from '../ids';
import { openModal } from '../open-modal';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import type { ModalMetadata } from '../views/modal-metadata';
import { outdatedControl } from './outdated';

type BuildModal = (metadata: ModalMetadata, issues: readonly IssueView[]) => ModalView;

/** Archive… and Resolve…: buttons that ask for how long, or since when. */
export function openStatusModal(title: string, build: BuildModal): Handler<ActionPayload> {
  return async (request) => {
    const issueId = decodeIssue(request.payload.value);
    if (issueId === null) throw outdatedControl();
    const { channelId, responseUrl, expiresAt } = request.reply;
    await openModal(request, title, async () => {
      const issue = await getIssueView(request.deps, request.viewer.organizationId, issueId);
      if (issue.project.status !== 'active') {
        throw notFound('project_deleted', 'The project of this issue was deleted.');
      }
      return build({ issueIds: [issueId], channelId, responseUrl, expiresAt }, [issue]);
    });
  };
}
