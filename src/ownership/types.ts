/** What one line of the rules looks at. `pattern` is as typed, without quotes. */
export type RuleMatcher =
  | { type: 'path' | 'module' | 'url'; pattern: string }
  /** `tags.NAME:pattern` */
  | { type: 'tag'; name: string; pattern: string };

/** A line of a CODEOWNERS file, with its escapes. */
export interface CodeownersMatcher {
  type: 'codeowners';
  pattern: string;
}

export type Matcher = RuleMatcher | CodeownersMatcher;

/** E-mail and slug in lower case. */
export type OwnerSpec = { type: 'user'; email: string } | { type: 'team'; slug: string };

/** In a CODEOWNERS file people and teams have the code host's names: `@login` or `@org/team`, in lower case. */
export type CodeownersOwner = { type: 'user'; email: string } | { type: 'handle'; handle: string };

export interface OwnershipRule {
  matcher: RuleMatcher;
  /** At least one, none twice. */
  owners: readonly OwnerSpec[];
  /** Counts from 1. */
  line: number;
  /** Normalised, as a reason shows it: `path:src/pay/* #payments bob@acme.com`. */
  text: string;
}

export interface CodeownersRule {
  matcher: CodeownersMatcher;
  /** None: nobody owns what the line matches. */
  owners: readonly CodeownersOwner[];
  line: number;
  /** `codeowners:/src/pay/ @acme/payments` */
  text: string;
}

export type AnyRule = OwnershipRule | CodeownersRule;
export type AnyOwner = OwnerSpec | CodeownersOwner;

/** Line and column count from 1, columns in code points; `message` is one sentence for the person who wrote the text. */
export interface TextProblem {
  line: number;
  column: number;
  message: string;
}
export type RuleError = TextProblem;
/** A line of a CODEOWNERS file that does not count. */
export type SkippedLine = TextProblem;

export interface FrameFacts {
  filename: string | null;
  absPath: string | null;
  module: string | null;
  /** null when the SDK did not say. */
  inApp: boolean | null;
}

/** What rules look at in an event. */
export interface EventFacts {
  /** Oldest call first, as SDKs send them. */
  frames: readonly FrameFacts[];
  url: string | null;
  /** A name may come several times; then any of its values counts. */
  tags: readonly (readonly [name: string, value: string])[];
  /** As its issue keeps it. */
  release: string | null;
}

/** The part of an event that a rule matched. */
export type Evidence =
  { type: 'path' | 'module' | 'url'; value: string } | { type: 'tag'; name: string; value: string };

export interface RuleMatch {
  rule: AnyRule;
  on: Evidence;
}
