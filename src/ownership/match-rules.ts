import type { CompiledRule, CompiledRules } from './compile-rules';
import { foldCase } from './fold-case';
import { matchesGlob } from './glob';
import { createCodeownersMatcher } from './match-codeowners';
import { rulePath } from './paths';
import { remembering } from './remembering';
import type { EventFacts, RuleMatch } from './types';
import { candidates, wordsIn, type WordIndex } from './word-index';

interface Found {
  order: number;
  match: RuleMatch;
}

/**
 * All rules that match the event, the winner first: the last matching line wins, and rules beat CODEOWNERS (PRODUCT 6.3).
 * What a rule matched on is the newest call's, where frames are concerned. `traceRules` shows the rules that did not match.
 */
export type MatchRules = (facts: EventFacts) => RuleMatch[];

/** For one event. */
export const matchRules = (compiled: CompiledRules, facts: EventFacts): RuleMatch[] => createMatcher(compiled)(facts);

/** For many events: it remembers which rules match a path or module, so drop it when they are done. */
export function createMatcher(compiled: CompiledRules): MatchRules {
  const { path, module, url, tag } = compiled.byType;
  const ofPaths = remembering((paths) => rulesOf(path, paths.map(rulePath)));
  const ofModules = remembering((modules) => rulesOf(module, modules));
  const ofCodeowners = createCodeownersMatcher(compiled);
  return (facts) => {
    const calls = facts.frames.toReversed();
    const paths = distinct(calls.flatMap(({ filename, absPath }) => [filename, absPath]));
    const modules = distinct(calls.map((frame) => frame.module));
    const urls = distinct([facts.url]);
    return [
      ...firstOfEach('path', paths, ofPaths(paths)),
      ...firstOfEach('module', modules, ofModules(modules)),
      ...firstOfEach('url', urls, rulesOf(url, urls.map(foldCase))),
      ...matchTags(tag, facts.tags),
      ...ofCodeowners(facts.frames),
    ]
      .sort((a, b) => b.order - a.order)
      .map(({ match }) => match);
  };
}

const distinct = (values: readonly (string | null)[]) => [...new Set(values)].filter((value) => value !== null);

/** Each rule once, with the first of the values that it matches. */
function firstOfEach(
  type: 'path' | 'module' | 'url',
  values: readonly string[],
  rules: readonly (readonly CompiledRule[])[],
): Found[] {
  const found = new Map<CompiledRule, Found>();
  values.forEach((value, at) => {
    for (const one of rules[at] ?? []) {
      if (!found.has(one)) found.set(one, { order: one.order, match: { rule: one.rule, on: { type, value } } });
    }
  });
  return [...found.values()];
}

/** Looking once through all texts together costs less than trying them one by one. */
const WORTH_A_LOOK = 8;

/** Of each text, which rules match it. */
function rulesOf(index: WordIndex<CompiledRule>, subjects: readonly string[]): CompiledRule[][] {
  const together = subjects.join('\n');
  const found = subjects.map((): CompiledRule[] => []);
  for (const { item, texts } of candidates(index, subjects.map(wordsIn))) {
    if (texts.length >= WORTH_A_LOOK && !together.includes(item.glob.longest)) continue;
    for (const number of texts) if (matchesGlob(item.glob, subjects[number] ?? '')) found[number]?.push(item);
  }
  return found;
}

/** A tag rule is filed under the tag's whole name. */
function matchTags(index: WordIndex<CompiledRule>, tags: EventFacts['tags']): Found[] {
  return candidates(
    index,
    tags.map(([name]) => [name]),
  ).flatMap(({ item, texts }): Found[] => {
    const tag = texts.map((number) => tags[number]).find((one) => one !== undefined && matchesGlob(item.glob, one[1]));
    if (tag === undefined) return [];
    const [name, value] = tag;
    return [{ order: item.order, match: { rule: item.rule, on: { type: 'tag', name, value } } }];
  });
}
