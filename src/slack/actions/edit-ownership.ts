import { decodeOwnership } from '../admin-ids';
import { openOwnershipForm } from '../open-ownership-form';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';

/** Edit…: opens the form with the text as it is saved. */
export const editOwnership: Handler<ActionPayload> = async (request) => {
  const asked = decodeOwnership(request.payload.value);
  if (asked === null) throw outdatedControl();
  await openOwnershipForm(request, asked.text, asked.slug);
};
