import { refuse } from '../refusal';
import type { Method } from './method';
import { page } from './paging';
import { slackbot, userGroupObject, userObject } from './shapes';

export const userMethods: Record<string, Method> = {
  'users.list': {
    args: { cursor: 'text', limit: 'number', include_locale: 'flag' },
    run: (workspace, args) => {
      const own = workspace.users.values().filter((user) => user.teamId === workspace.team.id);
      const members = [slackbot(workspace), ...own.map((user) => userObject(workspace, user))];
      const { items, nextCursor } = page(members, args, 200, 1000);
      return {
        members: items,
        cache_ts: Math.floor(workspace.clock() / 1000),
        response_metadata: { next_cursor: nextCursor },
      };
    },
  },
  'users.info': {
    args: { user: 'text', include_locale: 'flag' },
    needs: { user: 'user_not_found' },
    run: (workspace, args) => {
      if (args.text('user') === 'USLACKBOT') return { user: slackbot(workspace) };
      const user = workspace.users.get(args.text('user')) ?? refuse('user_not_found');
      return { user: userObject(workspace, user) };
    },
  },
  'users.lookupByEmail': {
    args: { email: 'text' },
    needs: { email: 'users_not_found' },
    run: (workspace, args) => {
      const email = args.text('email').toLowerCase();
      const user = workspace.users
        .values()
        .find((one) => !one.deleted && one.teamId === workspace.team.id && one.email?.toLowerCase() === email);
      return { user: userObject(workspace, user ?? refuse('users_not_found')) };
    },
  },
  'dnd.info': {
    args: { user: 'text' },
    needs: { user: 'user_not_found' },
    run: (workspace, args) => {
      const { quiet } = workspace.users.get(args.text('user')) ?? refuse('user_not_found');
      // Whether somebody snoozes is told to themselves alone; the times cover it.
      return {
        dnd_enabled: quiet !== undefined,
        next_dnd_start_ts: quiet?.from ?? 1,
        next_dnd_end_ts: quiet?.until ?? 1,
      };
    },
  },
  'usergroups.list': {
    args: { include_users: 'flag', include_count: 'flag', include_disabled: 'flag' },
    run: (workspace, args) => {
      if (workspace.facts.get('paidPlan') !== true) refuse('paid_teams_only');
      const groups = workspace.userGroups.values().filter((group) => args.flag('include_disabled') || !group.disabled);
      return { usergroups: groups.map((group) => userGroupObject(workspace, group, args.flag('include_users'))) };
    },
  },
  'usergroups.users.list': {
    args: { usergroup: 'text', include_disabled: 'flag' },
    needs: { usergroup: 'no_such_subteam' },
    run: (workspace, args) => {
      if (workspace.facts.get('paidPlan') !== true) refuse('paid_teams_only');
      const group = workspace.userGroups.get(args.text('usergroup')) ?? refuse('no_such_subteam');
      if (group.disabled && !args.flag('include_disabled')) refuse('no_such_subteam');
      return { users: group.users };
    },
  },
};
