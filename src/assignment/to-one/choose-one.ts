import type { IssueId, UserId } from '../../platform/ids';

/** A member of the team, before the choice. */
export interface Candidate {
  userId: UserId;
  name: string;
  /** Open issues besides those that are given away, and when the newest of them came; null: none. */
  open: number;
  lastGivenAt: number | null;
  isAway: boolean;
}

export interface Choice {
  issueId: IssueId;
  userId: UserId;
  /** What they hold besides, with what they were given just before. */
  open: number;
  /** Whether somebody else who is there holds as few. */
  tied: boolean;
}

/** Fewest open issues first; of these who was longest without a new one; then by name. */
export function byLoad(a: Candidate, b: Candidate): number {
  return (
    a.open - b.open ||
    (a.lastGivenAt ?? -1) - (b.lastGivenAt ?? -1) ||
    a.name.localeCompare(b.name, 'en') ||
    Number(BigInt(a.userId) - BigInt(b.userId))
  );
}

/** Spreads the issues one by one over those who are not away; empty when nobody is left. */
export function chooseOne(members: readonly Candidate[], issueIds: readonly IssueId[]): Choice[] {
  const there = members.filter(({ isAway }) => !isAway).map((member) => ({ ...member }));
  const newest = Math.max(0, ...there.map(({ lastGivenAt }) => lastGivenAt ?? 0));
  return issueIds.flatMap((issueId, index) => {
    const [first, ...others] = [...there].sort(byLoad);
    if (!first) return [];
    const { userId, open } = first;
    const tied = others.some((other) => other.open === open);
    first.open += 1;
    first.lastGivenAt = newest + 1 + index;
    return [{ issueId, userId, open, tied }];
  });
}
