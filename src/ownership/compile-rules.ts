import { compileCodeownersGlob, levelsOf, type CodeownersGlob } from './codeowners-glob';
import { foldCase } from './fold-case';
import { compileGlob, globTokens, type Glob } from './glob';
import { anchorPathPattern, DEFAULT_STACK_ROOTS, rootParts } from './paths';
import type { AnyRule, CodeownersRule, OwnershipRule, RuleMatcher } from './types';
import { indexByWord, wordsIn, wordsOfGlob, type WordIndex } from './word-index';

export interface CompiledRule<R extends AnyRule = OwnershipRule, G = Glob> {
  /** Place among all rules; of two that match, the later one wins. */
  order: number;
  rule: R;
  glob: G;
}
export type CompiledCodeowners = CompiledRule<CodeownersRule, CodeownersGlob>;

/** Ready to be matched against any number of events; keep it as long as the rules stay as they are. */
export interface CompiledRules {
  /** CODEOWNERS first, for rules beat it; then the rules, each in the order of their lines. */
  all: readonly AnyRule[];
  byType: Readonly<Record<RuleMatcher['type'], WordIndex<CompiledRule>>>;
  codeowners: WordIndex<CompiledCodeowners>;
  stackRoots: readonly (readonly string[])[];
}

export interface RuleSources {
  rules: readonly OwnershipRule[];
  codeowners?: readonly CodeownersRule[];
  /** Directories in which deployed code lies, such as `/app`; CODEOWNERS paths begin below them. */
  stackRoots?: readonly string[];
}

export function compileRules({ rules, codeowners = [], stackRoots = DEFAULT_STACK_ROOTS }: RuleSources): CompiledRules {
  const compiled = rules.map((rule, index) => compileRule(rule, codeowners.length + index));
  const ofType = (type: RuleMatcher['type']) =>
    indexByWord(compiled.filter(({ item }) => item.rule.matcher.type === type));
  return {
    all: [...codeowners, ...rules],
    byType: { path: ofType('path'), module: ofType('module'), url: ofType('url'), tag: ofType('tag') },
    codeowners: indexByWord(codeowners.map(compileCodeowners)),
    stackRoots: stackRoots.map(rootParts),
  };
}

function compileRule(rule: OwnershipRule, order: number): { item: CompiledRule; words: string[] } {
  const pattern = comparable(rule.matcher);
  const words = rule.matcher.type === 'tag' ? [rule.matcher.name] : wordsOfGlob(pattern);
  return { item: { order, rule, glob: compileGlob(globTokens(pattern)) }, words };
}

/** The pattern as it meets what `match-rules.ts` makes of the event. */
function comparable(matcher: RuleMatcher): string {
  switch (matcher.type) {
    case 'path':
      return anchorPathPattern(matcher.pattern);
    case 'url':
      return foldCase(matcher.pattern);
    case 'module':
    case 'tag':
      return matcher.pattern;
  }
}

function compileCodeowners(rule: CodeownersRule, order: number): { item: CompiledCodeowners; words: string[] } {
  const { pattern } = rule.matcher;
  // No printable pattern has a NUL of its own.
  const words = levelsOf(pattern)
    .flatMap((level) => wordsIn(level.map((token) => (typeof token === 'string' ? token : '\0')).join('')))
    .filter((word) => !word.includes('\0'));
  return { item: { order, rule, glob: compileCodeownersGlob(pattern) }, words };
}
