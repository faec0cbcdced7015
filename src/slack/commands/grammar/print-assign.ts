import { escapeEntities } from '../../blocks/mrkdwn';
import { printIssue } from './issue-spec';
import { printProject } from './parse-list';
import { printStats } from './parse-stats';
import { printTest } from './parse-test';
import { printTarget } from './target-spec';
import { printWhere } from './parse-where';
import type { AssignCommand } from './types';

/** A text that `parseAssign` reads as this command; for unreadable commands, the text itself. */
export function printAssign(command: AssignCommand): string {
  switch (command.kind) {
    case 'modal':
      return '';
    case 'help':
    case 'settings':
      return command.kind;
    case 'unreadable':
      return command.text;
    case 'show':
      return command.issues.map(printIssue).join(' ');
    case 'auto':
      return ['auto', ...command.issues.map(printIssue)].join(' ');
    case 'test':
      return printTest(command);
    case 'where':
      return printWhere(command);
    case 'stats':
      return printStats(command);
    case 'assign': {
      const reason = command.reason === null ? [] : ['--', escapeEntities(command.reason)];
      const flag = command.toOne ? ['--to-one'] : [];
      return [...command.issues.map(printIssue), printTarget(command.target), ...flag, ...reason].join(' ');
    }
    case 'list': {
      const whose = command.whose === null ? [] : [printTarget(command.whose)];
      const project = command.projectSlug === null ? [] : [printProject(command.projectSlug)];
      const page = command.page === 1 ? [] : ['page', String(command.page)];
      return ['list', ...whose, ...project, ...page].join(' ');
    }
  }
}
