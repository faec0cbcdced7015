import type { Deps } from '../deps';
import type { IssueId } from '../platform/ids';
import { settleWarning } from './settle-warning';
import { findOpenWarningOf } from './warning.store';

/** A person did something else about an issue they may be asked about: the question says at once how it ended. */
export async function noteAnswer(deps: Deps, issueId: IssueId): Promise<void> {
  const warningId = await findOpenWarningOf(deps.db.read, issueId);
  if (warningId !== null) await settleWarning(deps, warningId, { mayTakeBack: false });
}
