import type { KnownBlock } from '@slack/types';
import type { Explanation, TriedRule } from '../../ownership/views';
import type { Actor } from '../../people/types';
import { sameActor } from '../../people/actor';
import { commitName, type TriedCommit } from '../../ownership/find-suspects';
import { context, firstFitting, section, sectionsOf } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { bold, code } from '../blocks/mrkdwn';
import { commitBlocks } from './explain-commits';
import type { RenderedMessage } from './rendered-message';
import { restWords, withRest } from './rest';
import { byRule, commitAt, evidenceWords, rulingOver, ruleAt, wholeRuleAt } from './rule-words';
import { actorName, count, shortIdName } from './words';

const projectOf = ({ projectName, projectSlug }: Explanation) =>
  bold(projectName, SHOWN.name) || bold(projectSlug, SHOWN.name);

function subjectOf(explained: Explanation): string {
  const { subject } = explained;
  if (subject.type === 'issue') return shortIdName(subject.issue.shortId);
  return `${code(subject.path, SHOWN.rule)} in ${projectOf(explained)}`;
}

/** "*#payments*, *Bob* and 2 more" */
function names(shown: readonly string[], all: number): string {
  return all > shown.length ? `${shown.join(', ')} ${restWords(all - shown.length)}` : shown.join(', ');
}

const ownersOf = (owners: readonly Actor[]) => names(owners.slice(0, SHOWN.owners).map(actorName), owners.length);

/** The commit that names its owner: where no rule does, and commits may. */
function suspectOf({ winner, commits }: Explanation): (TriedCommit & { actor: Actor }) | null {
  if (winner || !commits?.mayAssign) return null;
  return commits.tried.find((one): one is TriedCommit & { actor: Actor } => one.actor !== null) ?? null;
}

/** Who owns it, by which rule or commit, and what that saw. */
function verdict(explained: Explanation): string {
  const { winner, matched, unmatchedCount } = explained;
  const what = subjectOf(explained);
  if (winner) {
    const on = winner.on ? ` matches ${evidenceWords(winner.on)}` : '';
    return `${what} belongs to ${ownersOf(winner.owners)}: ${ruleAt(winner.rule.text, winner.rule.line)}${on}.`;
  }
  const suspect = suspectOf(explained);
  if (suspect)
    return `${what} belongs to ${actorName(suspect.actor)}: ${commitAt(suspect.sha)} touched ${code(suspect.file, SHOWN.rule)}.`;
  if (matched.length > 0) return `Nobody owns ${what}: no rule that matches names anybody who can hold it.`;
  if (unmatchedCount === 0) return `Nobody owns ${what}: there are no rules for it.`;
  return unmatchedCount === 1
    ? `Nobody owns ${what}: the one rule there is does not match.`
    : `Nobody owns ${what}: none of ${count(unmatchedCount, 'rule')} matches.`;
}

/** How it came that somebody holds the issue, when that is not what the rules say now. */
function holding(explained: Explanation): string[] {
  const { subject, winner } = explained;
  const assignee = subject.type === 'issue' ? subject.issue.assignee : null;
  if (subject.type !== 'issue' || !assignee) return [];
  const holder = actorName(assignee.actor);
  const rule = rulingOver(subject.issue);
  if (rule === null) return [`${holder} holds it by a person’s decision, and rules leave that alone.`];
  const suspect = suspectOf(explained);
  const owners =
    winner?.rule.text === rule ? winner.owners : suspect && commitName(suspect.sha) === rule ? [suspect.actor] : [];
  return owners.some((owner) => sameActor(owner, assignee.actor))
    ? []
    : [`${holder} got it ${byRule(rule)}, before the rules or the newest event became what they are now.`];
}

function staleWords(stale: readonly string[]): string {
  const shown = stale.slice(0, SHOWN.owners).map((owner) => code(owner, SHOWN.name));
  return `${names(shown, stale.length)} cannot be assigned here`;
}

function matchedLine(tried: TriedRule, winner: TriedRule | null): string {
  const { rule, on, owners, stale } = tried;
  const isWinner = winner?.rule.line === rule.line && winner.rule.text === rule.text;
  const parts = [
    wholeRuleAt(rule),
    ...(on ? [`matches ${evidenceWords(on)}`] : []),
    ...(stale.length > 0 ? [staleWords(stale)] : []),
    ...(owners.length + stale.length === 0 ? ['names nobody'] : []),
  ];
  return isWinner ? `:white_check_mark: ${[...parts, '*wins*'].join(' · ')}` : `• ${parts.join(' · ')}`;
}

function matchedBlocks({ matched, winner }: Explanation): KnownBlock[] {
  if (matched.length === 0) return [];
  const lines = matched.slice(0, SHOWN.matchedRules).map((tried) => matchedLine(tried, winner));
  const title = `*${count(matched.length, 'rule matches', 'rules match')}*, the strongest first:`;
  return sectionsOf([title, ...withRest(lines, matched.length, SHOWN.matchedText)]);
}

function unmatchedBlocks({ unmatched, unmatchedCount }: Explanation): KnownBlock[] {
  if (unmatchedCount === 0) return [];
  const shown = unmatched.slice(0, SHOWN.unmatchedRules).map((rule) => ruleAt(rule.text, rule.line));
  const what = count(unmatchedCount, 'rule does not match', 'rules do not match');
  return [context(shown.length === 0 ? `${what}.` : `${what}: ${names(shown, unmatchedCount)}.`)];
}

const hasRules = ({ matched, unmatchedCount }: Explanation) => matched.length + unmatchedCount > 0;
const hasCommits = ({ commits }: Explanation) => (commits?.tried.length ?? 0) > 0;

/** @param slug of the project that has none; null when none of them has */
function noRules(slug: string | null): RenderedMessage {
  const whose =
    slug === null ? 'No project has ownership rules yet' : `${code(slug, SHOWN.name)} has no ownership rules yet`;
  const command = code(`/assign-admin rules set ${slug ?? 'SLUG'}`, SHOWN.tag);
  const said = `${whose}: ${command} writes them.`;
  return { text: said, blocks: [section(said)] };
}

/** Who owns something and why: every rule that matched in order, with the winner, then suspect commits (PRODUCT 6.3). */
export function explanation(explained: Explanation): RenderedMessage {
  if (!hasRules(explained) && !hasCommits(explained)) return noRules(explained.projectSlug);
  const said = verdict(explained);
  return {
    text: said,
    blocks: [
      section([said, ...holding(explained)].join('\n')),
      ...matchedBlocks(explained),
      ...unmatchedBlocks(explained),
      ...commitBlocks(explained),
    ],
  };
}

/** What the rules of several projects say about one path: the verdict of each. */
function explanations(all: readonly Explanation[]): RenderedMessage {
  const owned = (one: Explanation) => one.winner !== null;
  const sorted = [...all.filter(owned), ...all.filter((one) => !owned(one))];
  const verdicts = firstFitting(sorted.map(verdict), (line) => line.length, SHOWN.rowsText);
  const said = `${count(all.length, 'project')} have rules, and this is what they say of it:`;
  const hint = 'With a project at the end, `/assign test` shows every rule that was tried.';
  const rest = all.length - verdicts.length;
  return {
    text: said,
    blocks: [
      section(said),
      ...verdicts.map((line) => section(line)),
      context(rest > 0 ? `${restWords(rest)}. ${hint}` : hint),
    ],
  };
}

/** @param slug the project that was asked for; null when all were */
export function pathExplanation(slug: string | null, all: readonly Explanation[]): RenderedMessage {
  // A project whose rules were all taken away says nothing.
  const [only, ...others] = all.filter(hasRules);
  if (!only) return noRules(slug);
  return others.length === 0 ? explanation(only) : explanations(all);
}
