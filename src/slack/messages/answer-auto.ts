import type { RulesDecision } from '../../assignment/let-rules-decide';
import { section, sectionsOf } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import type { RenderedMessage } from './rendered-message';
import { withRest } from './rest';
import { byRule } from './rule-words';
import { actorName, count, shortIdName, titleText } from './words';

const by = (rule: string | null) => (rule === null ? '' : ` ${byRule(rule)}`);

/** What the rules did with an issue, to be put after its name. */
function verdict({ outcome, holder, rule }: RulesDecision): string {
  const whom = holder ? actorName(holder) : 'nobody';
  switch (outcome) {
    case 'assigned':
      return `is given to ${whom}${by(rule)}`;
    case 'moved':
      return `moves to ${whom}${by(rule)}`;
    case 'kept':
      return `stays with ${whom}${by(rule)}`;
    case 'no_rule':
      return `${holder ? `stays with ${whom}` : 'is still held by nobody'}: no rule gives it to anybody`;
  }
}

/** "2 issues found their owner, 1 issue stays as it is, 3 issues match no rule." */
function headline(decisions: readonly RulesDecision[]): string {
  const number = (...outcomes: RulesDecision['outcome'][]) =>
    decisions.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const parts: [amount: number, one: string, many: string][] = [
    [number('assigned', 'moved'), 'issue found its owner', 'issues found their owners'],
    [number('kept'), 'issue stays with its owner', 'issues stay with their owners'],
    [
      number('no_rule'),
      'issue is left alone, for no rule gives it to anybody',
      'issues are left alone, for no rule gives them to anybody',
    ],
  ];
  const said = parts.flatMap(([amount, one, many]) => (amount === 0 ? [] : [count(amount, one, many)]));
  return said.length === 0 ? 'There is nothing for the rules to decide.' : `${said.join('; ')}.`;
}

/** The answer to `/assign auto`: what the rules made of each issue. */
export function answerAuto(decisions: readonly RulesDecision[]): RenderedMessage {
  const [first, ...others] = decisions;
  if (first && others.length === 0) {
    const said = `${shortIdName(first.shortId)} ${verdict(first)}.`;
    return { text: said, blocks: [section(said)] };
  }
  const said = headline(decisions);
  const lines = decisions
    .slice(0, SHOWN.answerIssues)
    .map((one) => `• ${shortIdName(one.shortId)} ${titleText(one.title, SHOWN.name)} · ${verdict(one)}`);
  return { text: said, blocks: [section(said), ...sectionsOf(withRest(lines, decisions.length))] };
}
