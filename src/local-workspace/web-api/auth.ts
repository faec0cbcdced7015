import type { Method } from './method';

export const authMethods: Record<string, Method> = {
  'api.test': { args: { error: 'text' }, token: 'none', run: () => ({ args: {} }) },
  'auth.test': {
    args: {},
    run: ({ team, app, origin }) => ({
      url: `${origin}/`,
      team: team.name,
      user: app.name,
      team_id: team.id,
      user_id: app.botUserId,
      bot_id: app.botId,
      is_enterprise_install: false,
    }),
  },
  'team.info': {
    args: { team: 'text' },
    run: ({ team }) => ({
      team: { id: team.id, name: team.name, domain: team.domain, email_domain: 'acme.example', icon: {} },
    }),
  },
};
