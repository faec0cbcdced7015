import type { KnownBlock } from '@slack/types';
import type { ProposalView } from '../../ownership/learning/types';
import { isOfCodeowners } from '../../ownership/rule-text';
import { actions, button, context, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { bold, code, fence, literal } from '../blocks/mrkdwn';
import { ACTIONS, encodeProposal } from '../ids';
import type { RenderedMessage } from './rendered-message';
import { restWords } from './rest';
import { actorName, count, doer, shortIdName, titleText } from './words';

/** Lines are not proposed that are longer. */
const LONGEST_LINE = 500;

/** A line that what people did speaks for: what they did, the line itself, and three buttons until somebody decided. */
export function ruleProposal(proposal: ProposalView): RenderedMessage {
  const { line, issues, handedOver, lookedAt, givenTo, to } = proposal;
  const [rule, place] = whereOf(proposal);
  const where = bold(proposal.projectName, SHOWN.name) || bold(proposal.projectSlug, SHOWN.name);
  const said =
    `:bulb: ${handedOver} of the last ${count(lookedAt, 'issue')}${where === '' ? '' : ` of ${where}`} that ${rule} ` +
    `gave to ${bold(givenTo, SHOWN.name) || 'its owner'} were handed to ${actorName(to)}.`;
  const rest = handedOver - issues.length;
  const rows = issues.map(({ shortId, title }) => `• ${shortIdName(shortId)}  ${titleText(title)}`.trim());
  const shown = fence(line, LONGEST_LINE);
  const evidence = [...rows, ...(rest > 0 ? [restWords(rest)] : [])].join('\n');
  return {
    text: said,
    blocks: [
      section(said),
      section(`${place} this line would do so from the start:`),
      ...(shown === '' ? [] : [section(shown)]),
      ...(evidence === '' ? [] : [section(evidence)]),
      ...outcome(proposal),
    ],
  };
}

/** What is left of it when its project was deleted. */
export function retiredProposal(): RenderedMessage {
  const said = ':wastebasket: Proposed rule · project deleted';
  return { text: said, blocks: [section(said)] };
}

/** The rule as a sentence names it, and where the line would stand. */
function whereOf({ ruleText, ruleLine }: ProposalView): [rule: string, place: string] {
  return isOfCodeowners(ruleText)
    ? [`CODEOWNERS line ${ruleLine}`, 'At the end of the rules,']
    : [`rule ${ruleLine}`, `After ${code(ruleText, SHOWN.reason) || 'it'},`];
}

function outcome({ id, state, decidedBy }: ProposalView): KnownBlock[] {
  const who = decidedBy ? doer(decidedBy) : literal('Somebody', SHOWN.name);
  switch (state) {
    case 'waiting':
      return [
        actions([
          button(ACTIONS.addRule, 'Add', encodeProposal(id), 'primary'),
          button(ACTIONS.putRuleOff, 'Not now', encodeProposal(id)),
          button(ACTIONS.refuseRule, 'Never', encodeProposal(id)),
        ]),
        context(
          'Nothing changes before somebody clicks. Add and Never need an admin; after Not now it rests for a week.',
        ),
      ];
    case 'added':
      return [context(`:white_check_mark: ${who} added the line to the rules.`)];
    case 'later':
      return [context(`:zzz: ${who} said: not now.`)];
    case 'never':
      return [context(`:no_entry_sign: ${who} said: never. It will not be proposed again.`)];
  }
}
