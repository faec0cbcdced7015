import { deleteTeam as remove } from '../../../assignment/delete-team';
import { SHOWN } from '../../blocks/limits';
import { bold } from '../../blocks/mrkdwn';
import { done } from '../../messages/admin/done';
import { count } from '../../messages/words';
import type { RunAdmin } from './run';

export const deleteTeam: RunAdmin<'team-delete'> = async ({ deps, viewer }, { slug }) => {
  const { unassigned } = await remove(deps, viewer, { slug });
  const freed = unassigned === 0 ? 'It held no issues.' : `${count(unassigned, 'issue')} became unassigned.`;
  return done(`The team ${bold(`#${slug}`, SHOWN.name)} is gone. ${freed}`);
};
