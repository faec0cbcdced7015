import type { Actor } from '../../people/types';
import { compileRules } from '../compile-rules';
import { foldCase } from '../fold-case';
import { matchRules } from '../match-rules';
import { parseRules } from '../parse-rules';
import { DEFAULT_STACK_ROOTS, repositoryPath, rootParts, slashedPath } from '../paths';
import { printRule } from '../print-rule';
import { readOwner } from '../read-owner';
import type { AnyRule, EventFacts, OwnerSpec, RuleMatcher } from '../types';

/** Longer than this it could not be shown whole. */
const LONGEST_LINE = 500;
const STACK_ROOTS = DEFAULT_STACK_ROOTS.map(rootParts);

/**
 * The line that would have given the issues to whom people gave them: what the rule looks at, with the new owner. Null when
 * the rules have no name for that owner (a person without an e-mail), or when no line can be found for a line of CODEOWNERS.
 *
 * A pattern for paths becomes narrower where it can: when every path on which the issues matched lies in one directory below
 * the pattern's own, the line names that directory. `path:src/pay/*` whose corrected issues all are in `src/pay/cards` leads
 * to `path:src/pay/cards/*`: only that is what people did, and the rest of `src/pay` stays with its owner. The narrower
 * pattern never matches a path that the rule's does not.
 *
 * A line of CODEOWNERS becomes a path rule. Its language is another one, so the rule is proposed only when it matches every
 * one of the issues.
 * @param facts of the newest event of each issue; null where there is none any more, and then nothing becomes narrower
 */
export function proposeLine(rule: AnyRule, to: Actor, facts: readonly (EventFacts | null)[]): string | null {
  const owner = ownerOf(to);
  if (owner === null) return null;
  const matched = facts.map((one) => (one ? matchedOn(rule, one) : null));
  const paths = matched.every((path) => path !== null) ? matched : [];
  const lines = matchersFor(rule, paths)
    .filter((matcher) => paths.every((path) => matchesPath(matcher, path)))
    .map((matcher) => printRule({ matcher, owners: [owner] }));
  return lines.find((line) => isReadAsShown(line)) ?? null;
}

function ownerOf(to: Actor): OwnerSpec | null {
  const word = to.type === 'team' ? `#${to.slug}` : to.email;
  const owner = word === null ? 'nobody' : readOwner(word);
  return typeof owner === 'string' ? null : owner;
}

/** The path, of an event, on which the rule matches; null when it does not, or looks at something else. */
function matchedOn(rule: AnyRule, facts: EventFacts): string | null {
  const compiled =
    rule.matcher.type === 'codeowners'
      ? compileRules({ rules: [], codeowners: [rule as Extract<AnyRule, { matcher: { type: 'codeowners' } }>] })
      : compileRules({ rules: [rule as Exclude<AnyRule, { matcher: { type: 'codeowners' } }>] });
  const on = matchRules(compiled, facts)[0]?.on;
  return on?.type === 'path' ? on.value : null;
}

/** What could be proposed, the best first. Without paths nothing is known but the rule itself. */
function matchersFor({ matcher }: AnyRule, paths: readonly string[]): RuleMatcher[] {
  switch (matcher.type) {
    case 'path':
      return [...narrower(matcher.pattern, paths), matcher];
    case 'codeowners': {
      if (paths.length === 0) return [];
      const patterns = pathPatterns(matcher.pattern);
      const all = [...patterns.flatMap((pattern) => narrower(pattern, paths)), ...patterns.map(ofPath)];
      return [...all, ...narrower('*', paths)];
    }
    case 'module':
    case 'url':
    case 'tag':
      return [matcher];
  }
}

const ofPath = (pattern: string): RuleMatcher => ({ type: 'path', pattern });

/**
 * The narrower pattern of the directory that all paths share; none when that is no narrower. Only patterns can be narrowed
 * whose star takes any number of directories where one of them shall be named: else more would match than before.
 */
function narrower(pattern: string, paths: readonly string[]): RuleMatcher[] {
  const star = pattern.indexOf('*');
  const own = star < 0 ? '' : pattern.slice(0, pattern.slice(0, star).lastIndexOf('/') + 1);
  if (paths.length === 0 || star < 0 || own.includes('?')) return [];
  const common = commonStart(paths.map((path) => directoriesBelow(own, path)));
  const [first] = common;
  if (first === undefined) return [];
  const [rest, before] = [pattern.slice(own.length), pattern.slice(own.length, star)];
  const directory = `${own}${common.join('/')}/`;
  // `src/*.ts` in `src/pay` is `src/pay/*.ts`, and `src/p*` there is all of `src/pay`.
  if (before === '') return [ofPath(directory + rest)];
  const isAll = star === pattern.length - 1 && foldCase(first).startsWith(foldCase(before));
  return isAll ? [ofPath(`${directory}*`)] : [];
}

/** The directories of a path that come after `own`, which ends with a slash or is empty. */
function directoriesBelow(own: string, path: string): string[] {
  if (own === '') return repositoryPath(path, STACK_ROOTS).slice(0, -1);
  const text = slashedPath(path);
  const folded = foldCase(text);
  // With a slash in front the pattern is tied to the beginning of the path.
  const isTied = own.startsWith('/');
  const wanted = foldCase(`/${own.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '')}`);
  const at = isTied ? (folded.startsWith(wanted) ? 0 : -1) : folded.indexOf(wanted);
  if (at < 0 || folded.length !== text.length) return [];
  return text
    .slice(at + wanted.length)
    .split('/')
    .slice(0, -1);
}

/** The names that all lists begin with, up to one that would be a wildcard or no name. */
function commonStart([first = [], ...others]: readonly (readonly string[])[]): string[] {
  const end = first.findIndex(
    (name, index) =>
      /[*?]|^\.{0,2}$/.test(name) || others.some((other) => foldCase(other[index] ?? '') !== foldCase(name)),
  );
  return first.slice(0, end < 0 ? first.length : end);
}

/** Path patterns that come close to one of CODEOWNERS: the directory with all that is in it, and the file. */
function pathPatterns(pattern: string): string[] {
  const text = pattern
    .replace(/\\(.)/g, '$1')
    .replace(/^\//, '')
    .replace(/^(?:\*\*\/)+/, '')
    .replace(/\*{2,}/g, '*')
    .replace(/(?:\*\/)+\*/g, '*');
  if (text === '') return [];
  return text.endsWith('/') ? [`${text}*`] : text.endsWith('*') ? [text] : [`${text}/*`, text];
}

function matchesPath(matcher: RuleMatcher, path: string): boolean {
  if (matcher.type !== 'path') return true;
  const rule = { matcher, owners: [], line: 1, text: '' };
  const frame = { filename: path, absPath: null, module: null, inApp: null };
  return (
    matchRules(compileRules({ rules: [rule] }), { frames: [frame], url: null, tags: [], release: null }).length > 0
  );
}

/** Whoever agrees to a line has to see all of it, and the rules must read in it what is seen. */
function isReadAsShown(line: string): boolean {
  if (line.length > LONGEST_LINE || /[\p{C}\p{Zl}\p{Zp}]|```/u.test(line)) return false;
  const { rules, errors } = parseRules(line);
  return errors.length === 0 && rules[0]?.text === line;
}
