import type { Deps } from '../deps';
import { conflict, notFound } from '../platform/errors';
import type { DibsError } from '../platform/errors';
import { actorText, teamActor, userActor } from './actor';
import { findActor } from './find-actor';
import { findBySlug, findByUsergroup } from './team.store';
import type { Actor, ActorRef, User, Viewer } from './types';
import { findUserBySlackId, findUsersBy } from './user.store';

/** How a person may name an actor. Display names are not among them: two people can share one (PRODUCT 2.2). */
export type ActorSpec =
  | { by: 'me' }
  | { by: 'slack-user'; slackUserId: string }
  | { by: 'usergroup'; slackUsergroupId: string }
  | { by: 'handle'; text: string }
  | { by: 'email'; text: string }
  | { by: 'team-slug'; text: string }
  | { by: 'ref'; ref: ActorRef };

const LISTED = 10;

/**
 * The one actor that is meant, ignoring case. Throws not-found with what was asked for, `user_not_mirrored` for a
 * Slack user without a row (who can be looked up and mirrored), and conflict when several fit.
 * Bots, strangers and deactivated people are found: whether they may hold an issue is for `assertAssignable`.
 */
export async function resolveActor(deps: Pick<Deps, 'db'>, viewer: Viewer, spec: ActorSpec): Promise<Actor> {
  const { read } = deps.db;
  const { organizationId } = viewer;
  switch (spec.by) {
    case 'me':
      return resolveActor(deps, viewer, { by: 'ref', ref: { type: 'user', id: viewer.userId } });
    case 'slack-user': {
      const user = await findUserBySlackId(read, organizationId, spec.slackUserId);
      if (!user) throw notFound('user_not_mirrored', `I do not know the person ${quote(spec.slackUserId)}.`);
      return userActor(user);
    }
    case 'handle': {
      const handle = withoutPrefix(spec.text, '@');
      const users = await findUsersBy(read, organizationId, { handle }, LISTED);
      return oneUser(users, `@${handle}`, unknown(`@${handle}`, 'Nobody here has the handle'));
    }
    case 'email': {
      const email = spec.text.trim().toLowerCase();
      const users = await findUsersBy(read, organizationId, { email }, LISTED);
      return oneUser(users, email, unknown(email, 'Nobody here has the e-mail address'));
    }
    case 'team-slug': {
      const slug = withoutPrefix(spec.text, '#');
      const team = await findBySlug(read, organizationId, slug);
      if (!team) throw unknown(`#${slug}`, 'There is no team');
      return teamActor(team);
    }
    case 'usergroup': {
      const teams = await findByUsergroup(read, organizationId, spec.slackUsergroupId, LISTED);
      if (teams.length > 1)
        throw ambiguous(
          'this user group',
          teams.map((team) => `#${team.slug}`),
        );
      if (!teams[0]) throw unknown(spec.slackUsergroupId, 'No team is linked to the user group');
      return teamActor(teams[0]);
    }
    case 'ref': {
      const actor = await findActor(deps, organizationId, spec.ref);
      if (!actor) throw unknown(actorText(spec.ref), 'There is no person or team');
      return actor;
    }
  }
}

/** An active person goes before deactivated ones: Slack gives a freed handle to somebody else. */
function oneUser(users: readonly User[], asked: string, none: DibsError): Actor {
  const able = users.filter((user) => user.isActive && user.kind === 'member');
  const candidates = able.length > 0 ? able : users;
  const [first, second] = candidates;
  if (!first) throw none;
  if (second)
    throw ambiguous(
      shown(asked),
      candidates.map((user) => `${user.name} (${actorText({ type: 'user', id: user.id })})`),
    );
  return userActor(first);
}

const withoutPrefix = (text: string, prefix: string) => {
  const trimmed = text.trim().toLowerCase();
  return trimmed.startsWith(prefix) ? trimmed.slice(1) : trimmed;
};

const unknown = (asked: string, sentence: string) => notFound('actor_not_found', `${sentence} ${quote(asked)}.`);

const ambiguous = (asked: string, names: readonly string[]) =>
  conflict(
    'actor_ambiguous',
    `${shown(asked)} could be any of these: ${names.join(', ')}. Please name one of them exactly.`,
  );

const quote = (text: string) => `“${shown(text)}”`;
const shown = (text: string) => ([...text].length > 80 ? `${[...text].slice(0, 79).join('')}…` : text);
