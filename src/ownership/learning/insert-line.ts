import { parseRules } from '../parse-rules';

/**
 * The rules with one more line directly after the rule with that text, or after the last of several: there it beats the
 * rule, and whatever beat the rule beats it as well. Without a rule's text it comes last. Everything else stays as it is,
 * down to the ends of the lines. Null when there is no such rule.
 */
export function insertLine(text: string, ruleText: string | null, line: string): string | null {
  const ends = [...text.matchAll(/\r\n|\n|\r/g)];
  const newline = ends[0]?.[0] ?? '\n';
  if (ruleText === null) {
    const isEnded = text === '' || /[\r\n]$/.test(text);
    return isEnded ? `${text}${line}${text === '' ? '' : newline}` : `${text}${newline}${line}`;
  }
  const rule = parseRules(text).rules.findLast((one) => one.text === ruleText);
  if (!rule) return null;
  const at = ends[rule.line - 1]?.index ?? text.length;
  return `${text.slice(0, at)}${newline}${line}${text.slice(at)}`;
}
