const CODEOWNERS = 'codeowners:';
/** What a rule's text looks at, without its owners; quotes and backslashes are as `printRule` and CODEOWNERS write them. */
const PATTERN = /^(?:codeowners:(?:\\.|\S)*|(?:path|module|url|tags\.[^\s:"]+):(?:"(?:\\.|[^"\\])*"|\S+))/su;

/** Whether a rule's text, as reasons show it, is a line of CODEOWNERS. */
export const isOfCodeowners = (text: string): boolean => text.startsWith(CODEOWNERS);

/** The text as it stands in its file. */
export const asWritten = (text: string): string => (isOfCodeowners(text) ? text.slice(CODEOWNERS.length) : text);

/** `path:src/pay/*` of `path:src/pay/* #payments`, and `/src/pay/` of `codeowners:/src/pay/ @acme/payments`. */
export const patternOf = (text: string): string => asWritten(PATTERN.exec(text)?.[0] ?? text);
