import { context, section } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { bold, code, fence, literal } from '../blocks/mrkdwn';
import { shortId } from '../../issues/short-id';
import type { RenderedMessage } from './rendered-message';

/** Three lines that throw a first error. */
export const snippet = (dsn: string, slug: string) =>
  [
    "const Sentry = require('@sentry/node');",
    `Sentry.init({ dsn: '${dsn}' });`,
    `Sentry.captureException(new Error('Hello from ${slug}'));`,
  ].join('\n');

/** The first message of a new workspace: where to send errors, how to try it, what to type next. */
export function welcome(project: { projectName: string; projectSlug: string; dsn: string }): RenderedMessage {
  const name = bold(project.projectName, SHOWN.name) || bold(project.projectSlug, SHOWN.name);
  const first = shortId(project.projectSlug, 1);
  const commands = [
    `• ${code(`/assign ${first} me`, SHOWN.tag)} takes the first issue, ${code(`/assign ${first} @teammate -- knows this code`, SHOWN.title)} gives it to somebody`,
    `• ${code('/assign list none', SHOWN.tag)} shows what nobody holds, ${code('/assign mine', SHOWN.tag)} what you hold`,
    `• ${code('/assign help', SHOWN.tag)} shows the rest, ${code('/assign-admin help', SHOWN.tag)} how to make projects and teams`,
  ];
  return {
    text: `Dibs is ready. Errors of ${literal(project.projectName, SHOWN.name)} will appear here.`,
    blocks: [
      section(
        `:wave: *Dibs is ready.* Errors of ${name} will appear in this channel as cards, and everybody here can give them an owner.`,
      ),
      section(`Point any Sentry SDK at this DSN:\n${fence(project.dsn, SHOWN.url)}`),
      section(
        `To throw a first error, install \`@sentry/node\` and run these three lines:\n${fence(snippet(project.dsn, project.projectSlug), SHOWN.url)}`,
      ),
      section(`*Then type*\n${commands.join('\n')}`),
      context('The buttons and the menu on each card do the same.'),
    ],
  };
}
