import { decodeListQuery } from '../ids';
import { issueListPage } from '../issue-list-page';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';

/** Previous and Next of a list: the page takes the place of the one that is shown. */
export const turnPage: Handler<ActionPayload> = async (request) => {
  const query = decodeListQuery(request.payload.value);
  if (query === null) throw outdatedControl();
  await request.respond(await issueListPage(request.deps, request.viewer, query), { replaceOriginal: true });
};
