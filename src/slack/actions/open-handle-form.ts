import { decodeHandle } from '../admin-ids';
import { openAdminForm } from '../open-admin-form';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';

/** Map… and Change…: opens the form for this handle. */
export const openHandleForm: Handler<ActionPayload> = async (request) => {
  const handle = decodeHandle(request.payload.value);
  if (handle === null) throw outdatedControl();
  await openAdminForm(request, 'codeowners-map', handle);
};
