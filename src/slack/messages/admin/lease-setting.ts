import type { LeaseRule } from '../../../leases/types';
import { count } from '../words';

/** "5 business days without activity; then an unanswered question gives the issue back to its team", or "off". */
export function leaseWords(rule: LeaseRule | null): string {
  if (!rule) return 'off: nobody is asked whether they are still on an issue';
  const where = rule.silence === 'team' ? 'to the team it came from, or to nobody' : 'to nobody';
  return `${count(rule.days, 'business day')} without activity; a question without an answer gives the issue back ${where}`;
}
