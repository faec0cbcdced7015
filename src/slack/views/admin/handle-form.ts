import type { InputBlock } from '@slack/types';
import { ADMIN_FIELDS } from '../../admin-ids';
import { personField, teamField, textField } from './fields';

/** Longer than any handle. */
const MAX_HANDLE = 202;

/** For whom a handle of CODEOWNERS files stands: a person or a team, which `readAdminForm` looks after. */
export const handleFields = ({ handle }: { handle: string | null }): InputBlock[] => [
  textField(ADMIN_FIELDS.handle, 'In CODEOWNERS files', {
    maxLength: MAX_HANDLE,
    hint: '@login or @organization/team',
    value: handle ?? undefined,
  }),
  personField('This person', true),
  teamField(null, 'Or this team', true),
];
