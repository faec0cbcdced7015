import { printOwner } from './read-owner';
import type { OwnershipRule } from './types';

/** The rule as a line that `parseRules` reads as the same: always with its type, in quotes only where needed. */
export function printRule({ matcher, owners }: Pick<OwnershipRule, 'matcher' | 'owners'>): string {
  const type = matcher.type === 'tag' ? `tags.${matcher.name}` : matcher.type;
  return [`${type}:${printPattern(matcher.pattern)}`, ...owners.map(printOwner)].join(' ');
}

function printPattern(pattern: string): string {
  const bare = pattern !== '' && !pattern.startsWith('"') && !/\s/.test(pattern);
  return bare ? pattern : `"${pattern.replace(/["\\]/g, '\\$&')}"`;
}
