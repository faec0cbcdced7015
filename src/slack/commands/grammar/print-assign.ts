import { escapeEntities } from '../../blocks/mrkdwn';
import { printIssue } from './issue-spec';
import { printProject } from './parse-list';
import { printTarget } from './target-spec';
import type { AssignCommand } from './types';

/** A text that `parseAssign` reads as this command; for unreadable commands, the text itself. */
export function printAssign(command: AssignCommand): string {
  switch (command.kind) {
    case 'modal':
      return '';
    case 'help':
      return 'help';
    case 'unreadable':
      return command.text;
    case 'show':
      return command.issues.map(printIssue).join(' ');
    case 'assign': {
      const reason = command.reason === null ? [] : ['--', escapeEntities(command.reason)];
      return [...command.issues.map(printIssue), printTarget(command.target), ...reason].join(' ');
    }
    case 'list': {
      const whose = command.whose === null ? [] : [printTarget(command.whose)];
      const project = command.projectSlug === null ? [] : [printProject(command.projectSlug)];
      const page = command.page === 1 ? [] : ['page', String(command.page)];
      return ['list', ...whose, ...project, ...page].join(' ');
    }
  }
}
