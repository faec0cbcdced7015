import { section } from '../../blocks/elements';
import { SHOWN } from '../../blocks/limits';
import { code, literal } from '../../blocks/mrkdwn';
import type { RenderedMessage } from '../rendered-message';

const example = (command: string, does: string) => `• ${code(command, SHOWN.title)} ${does}`;

const EXAMPLES = [
  example('/assign-admin project create "My shop" #alerts team:backend', 'makes a project and shows its DSN'),
  example('/assign-admin team create backend @alice @bob', 'makes a team'),
  example('/assign-admin audit', 'shows who changed what'),
].join('\n');

const COMMANDS = [
  '`project create` NAME [`slug:`SLUG] [#channel…] [`team:`TEAM…]',
  '`project list` · `project show` SLUG · `project rename` SLUG NEW NAME [`slug:`NEW]',
  '`project keys` SLUG [`rotate` | `revoke` NUMBER]',
  '`project channel` SLUG #channel [`level:error`] [`regressions:channel`] · `project channel` SLUG `remove` #channel',
  '`project teams` SLUG `add` | `remove` TEAM…',
  '`project lease` SLUG `5d` [`silence:team` | `silence:nobody`] · `project lease` SLUG `off`',
  '`project delete` SLUG [`--now`] · `project restore` SLUG | ID [`slug:`NEW]',
  '`team create` SLUG [NAME] [@people…] · `team list` · `team show` SLUG · `team delete` SLUG',
  '`team add` | `remove` SLUG @people… · `team link` SLUG @usergroup · `team unlink` SLUG',
  '`team channel` SLUG #channel | `none`',
  '`rules show` | `set` | `back` SLUG · `rules auto` SLUG `on` | `off` · `rules commits` SLUG `assign` | `suggest` · `codeowners show` | `set` SLUG · `codeowners map` [@login @person | #team | `none`]',
  '`admin add` | `remove` @person · `admin list` · `audit` [`page` N] · `doctor` · `help`',
].join('\n');

const MORE =
  'What changes something needs an admin, and opens a form when its arguments are missing. Everybody can list and show.';

/**
 * How to use `/assign-admin`.
 * @param unreadable what was typed, and a sentence that says what was not understood in it
 */
export function adminUsage(unreadable?: { text: string; what: string }): RenderedMessage {
  const examples = section(`*How to use \`/assign-admin\`*\n${EXAMPLES}`);
  const commands = [section(`*Everything it understands*\n${COMMANDS}`), section(MORE)];
  if (!unreadable) return { text: 'How to use /assign-admin', blocks: [examples, ...commands] };
  const typed = code(`/assign-admin ${unreadable.text}`, SHOWN.reason);
  const said = literal(unreadable.what, SHOWN.note);
  return {
    text: said || 'I did not understand that.',
    blocks: [
      section(`I did not understand ${typed}${said === '' ? '.' : `\n${said}`}`),
      examples,
      section('`/assign-admin help` shows everything it understands.'),
    ],
  };
}
