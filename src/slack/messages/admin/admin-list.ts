import { section, sectionsOf } from '../../blocks/elements';
import { SHOWN } from '../../blocks/limits';
import { bold, literal } from '../../blocks/mrkdwn';
import type { AdminView } from '../../../people/list-admins';
import type { RenderedMessage } from '../rendered-message';
import { withRest } from '../rest';
import { count } from '../words';

const WHY: Record<AdminView['why'], string> = {
  slack: 'owner or admin of the workspace',
  settings: 'by the settings of this installation',
  made: 'made one here',
};
const NONE =
  'There is no admin. A workspace owner or admin is one, and so is who is named in the setting `DIBS_ADMINS`.';
const MOST = 50;

/** `/assign-admin admin list`. */
export function adminList(admins: readonly AdminView[]): RenderedMessage {
  if (admins.length === 0) return { text: NONE, blocks: [section(NONE)] };
  const title = count(admins.length, 'admin');
  const lines = admins
    .slice(0, MOST)
    .map(({ name, handle, why }) => `• ${bold(name, SHOWN.name)} (@${literal(handle, SHOWN.name)}), ${WHY[why]}`);
  return { text: title, blocks: sectionsOf([`*${title}*`, ...withRest(lines, admins.length)]) };
}
