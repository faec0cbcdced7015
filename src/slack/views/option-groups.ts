import type { PlainTextElement, PlainTextOption } from '@slack/types';
import { option, plainText } from '../blocks/elements';
import { LIMITS } from '../blocks/limits';
import { encodeAssignee, encodeIssue } from '../ids';
import type { IssueView } from '../../issues/types';
import type { SuggestedOwner } from '../../notifications/messages';
import { actorText } from '../../people/actor';
import type { Actor } from '../../people/types';
import { actorLabel } from '../messages/words';

interface OptionGroup {
  label: PlainTextElement;
  options: PlainTextOption[];
}

/** The answer to a menu that asks for its options. */
export type MenuAnswer = { option_groups: OptionGroup[] } | { options: PlainTextOption[] };

/** Second line of an entry, so that two people of one name can be told apart. */
function subtitle(actor: Actor): string {
  return actor.type === 'user' ? `@${actor.handle}` : actor.name;
}

const actorOption = (actor: Actor, description = subtitle(actor)) =>
  option(actorLabel(actor), encodeAssignee(actor), description);

/** Whoever types a name is looking for somebody; Unassign is not in the way then. */
export const looksForUnassign = (query: string): boolean => 'unassign'.startsWith(query.trim().toLowerCase());

/**
 * The assignee menu (PRODUCT 4.4): Unassign first when the issue is held, then Suggested, Teams, People; nobody twice,
 * at most 100 entries in all.
 */
export function assigneeOptions(found: {
  held: boolean;
  suggested: readonly SuggestedOwner[];
  teams: readonly Actor[];
  people: readonly Actor[];
}): MenuAnswer {
  const seen = new Set<string>();
  let room: number = LIMITS.options - (found.held ? 1 : 0);
  const take = (entries: readonly { actor: Actor; description?: string }[]) =>
    entries.flatMap(({ actor, description }) => {
      if (room === 0 || seen.has(actorText(actor))) return [];
      seen.add(actorText(actor));
      room -= 1;
      return [actorOption(actor, description)];
    });
  const groups: [label: string, options: PlainTextOption[]][] = [
    ['Assigned now', found.held ? [option('Unassign', encodeAssignee(null))] : []],
    ['Suggested', take(found.suggested.map(({ actor, reason }) => ({ actor, description: reason })))],
    ['Teams', take(found.teams.map((actor) => ({ actor })))],
    ['People', take(found.people.map((actor) => ({ actor })))],
  ];
  const filled = groups.filter(([, options]) => options.length > 0);
  // Slack refuses an empty list of groups, but not an empty list of options.
  if (filled.length === 0) return { options: [] };
  return {
    option_groups: filled.map(([label, options]) => ({ label: plainText(label, LIMITS.optionGroupLabel), options })),
  };
}

/** One issue in an issue picker: short id and title, with project and holder below. */
export function issueOption({ id, shortId, title, project, assignee }: IssueView): PlainTextOption {
  const held = assignee ? ` · ${actorLabel(assignee.actor)}` : '';
  return option(`${shortId} ${title}`, encodeIssue(id), `${project.name}${held}`);
}

export function issueOptions(issues: readonly IssueView[]): MenuAnswer {
  return { options: issues.slice(0, LIMITS.options).map(issueOption) };
}
