import type { Stats } from './types';

const dayName = (at: number) => {
  const date = new Date(at);
  return `${date.getUTCDate()} ${date.toLocaleDateString('en-US', { timeZone: 'UTC', month: 'short' })}`;
};
const dayOfYear = (at: number) => `${dayName(at)} ${new Date(at).getUTCFullYear()}`;

/** "28 Oct – 26 Nov 2026", in days of UTC. */
export function spanName({ from, until }: Pick<Stats['query'], 'from' | 'until'>): string {
  const [first, last] = [dayOfYear(from), dayOfYear(until - 1)];
  if (first === last) return last;
  return `${first.slice(-4) === last.slice(-4) ? dayName(from) : first} – ${last}`;
}

/** "Assignments", "Assignments in checkout", "Assignments of #backend" */
export function subjectName({ name, query }: Pick<Stats, 'name' | 'query'>): string {
  return name === null ? 'Assignments' : `Assignments ${query.subject.kind === 'team' ? 'of' : 'in'} ${name}`;
}

export const shortDay = (day: string): string => dayName(Date.parse(day));

/** The name of a file of this query: no two queries of one conversation share it, so the message is known by it. */
export function fileName({ name, query }: Pick<Stats, 'name' | 'query'>, what: string): string {
  const about = (name ?? 'all').replace(/[^\w-]+/g, '').slice(0, 50);
  const until = new Date(query.until).toISOString().replace(/\D/g, '');
  return `${what}-${about || 'team'}-${Math.ceil((query.until - query.from) / 86_400_000)}d-${until}`;
}
