import { parseQuery } from '../../../issues/query/parse-query';
import { printTerm } from '../../../issues/query/print-query';
import { escapeEntities } from '../../blocks/mrkdwn';
import { asTyped, quotable } from './clean-text';
import { readQueryWord, splitQuery } from './query-words';
import { printTarget, readTarget } from './target-spec';
import type { QueryHolder, WhereCommand } from './types';

const MAX_TEXT = 1_000;
const MAX_REASON = 500;

/** Reads `where QUERY TARGET [-- reason]`, the whole text of the command. A sentence saying what was not understood otherwise. */
export function parseWhere(text: string): WhereCommand | string {
  const { words, reason: raw } = splitQuery(text);
  const [, ...rest] = words;
  const last = rest.pop();
  if (last === undefined) return 'Which issues, and who shall have them? Such as: where is:unassigned #backend';
  if (words.join(' ').length > MAX_TEXT) return `A search has at most ${MAX_TEXT.toLocaleString('en-US')} characters.`;
  if (raw !== null && /^to-one(?:\s|$)/i.test(raw)) return '“--to-one” is for issues that are named, not for a search.';
  const target = readTarget(last);
  if (!target) return `“${quotable(last, 60)}” is nobody to assign to: a person, a team, me or none stands at the end.`;
  if (rest.length === 0) return 'There is somebody to assign to, but no search that says which issues.';
  const query = parseQuery(rest.map(readQueryWord), readQueryHolder);
  if (typeof query === 'string') return query;
  const reason = raw === null ? '' : asTyped(raw).trim();
  if (Array.from(reason).length > MAX_REASON) return `A reason can have at most ${MAX_REASON} characters.`;
  return { kind: 'where', query, target, reason: reason === '' ? null : reason };
}

const readQueryHolder = (raw: string): QueryHolder | null =>
  /^my[-_]teams$/i.test(raw) ? { by: 'my-teams' } : readTarget(raw.replaceAll('"', ''));

export function printWhere({ query, target, reason }: WhereCommand): string {
  const words = query.map((term) => {
    const printed = printTerm(term, (who) => (who.by === 'my-teams' ? 'my_teams' : printTarget(who)));
    return term.on === 'holder' ? printed : escapeEntities(printed);
  });
  const why = reason === null ? [] : ['--', escapeEntities(reason)];
  return ['where', ...words, printTarget(target), ...why].join(' ');
}
