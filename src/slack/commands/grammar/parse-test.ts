import { wordsOf, type Word } from '../admin-grammar/words';
import { escapeEntities } from '../../blocks/mrkdwn';
import { asTyped, quotable } from './clean-text';
import { printIssue, readIssue } from './issue-spec';
import { printProject, readProject } from './parse-list';
import type { TestCommand } from './types';

const MAX_PATH = 1_000;

/**
 * Reads `test PATH-or-ISSUE [project]`, the whole text of the command: a path may have blanks in double quotes, and commas
 * and dashes anywhere. What stands in quotes is never an issue. A sentence saying what was not understood otherwise.
 */
export function parseTest(text: string): TestCommand | string {
  const [, first, second, ...others] = wordsOf(text);
  if (!first) return 'Which issue or path shall I test? Name one after “test”.';
  const issue = first.quoted ? null : readIssue(first.text);
  if (issue)
    return second
      ? 'An issue is of one project anyway, so nothing can follow it here.'
      : { kind: 'test', subject: issue, projectSlug: null };
  const path = readPath(first);
  if (path === null) return `A path has 1 to ${MAX_PATH.toLocaleString('en-US')} characters.`;
  const projectSlug = second && others.length === 0 ? readProject(asTyped(second.text)) : null;
  if (second && projectSlug === null) {
    return `“${quotable(second.text, 60)}” is no project. A path with blanks has to stand in quotes.`;
  }
  return { kind: 'test', subject: { by: 'path', path }, projectSlug };
}

function readPath({ text, quoted }: Word): string | null {
  if (text.length > 5 * MAX_PATH) return null;
  const typed = asTyped(quoted ? text : text.replace(/^`+|`+$/g, ''));
  const path = typed.replace(/"/g, '').trim();
  return path === '' || path.length > MAX_PATH ? null : path;
}

export function printTest({ subject, projectSlug }: TestCommand): string {
  if (subject.by !== 'path') return `test ${printIssue(subject)}`;
  const project = projectSlug === null ? [] : [printProject(projectSlug)];
  return ['test', `"${escapeEntities(subject.path)}"`, ...project].join(' ');
}
