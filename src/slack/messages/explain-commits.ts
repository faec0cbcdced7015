import type { KnownBlock } from '@slack/types';
import type { TriedCommit } from '../../ownership/find-suspects';
import type { Explanation } from '../../ownership/views';
import { context, sectionsOf } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { code, literal } from '../blocks/mrkdwn';
import { ago } from '../blocks/when';
import { withRest } from './rest';
import { commitAt } from './rule-words';
import { actorName, count } from './words';

/** "3. commit `1a2b3c4` by Bob, 3 days ago · touched `/app/src/pay.ts` · score 5 · names *Bob Tanaka*" */
function commitLine(
  { sha, authorName, authorEmail, committedAt, file, score, actor }: TriedCommit,
  at: number,
): string {
  const author = literal(authorName ?? '', SHOWN.name) || code(authorEmail, SHOWN.name);
  const named = actor ? `names ${actorName(actor)}` : `${code(authorEmail, SHOWN.name)} cannot be assigned here`;
  const made = `${commitAt(sha)} by ${author}, ${ago(committedAt)}`;
  return `${at + 1}. ${[made, `touched ${code(file, SHOWN.rule)}`, `score ${score}`, named].join(' · ')}`;
}

/** The suspect commits of the event's release, in their order, and what they may do here. */
export function commitBlocks({ commits, projectSlug }: Explanation): KnownBlock[] {
  if (!commits) return [];
  const { tried, mayAssign } = commits;
  if (tried.length === 0) return [context('No commit of its release touched a file that the error went through.')];
  const title = `*${count(tried.length, 'author')} of commits of its release that touched its files*, the most suspect first:`;
  const lines = tried.slice(0, SHOWN.suspectCommits).map(commitLine);
  const modes = code(`/assign-admin rules commits ${projectSlug} assign`, SHOWN.tag);
  return [
    ...sectionsOf([title, ...withRest(lines, tried.length, SHOWN.matchedText)]),
    context(
      mayAssign
        ? 'Commits assign here what nobody holds and no rule names an owner for.'
        : `Commits only suggest here; with automatic assignment on, ${modes} lets them assign.`,
    ),
  ];
}
