import type { Channel, Command, InstalledApp, Shortcut, Team, User, UserGroup } from './model';
import type { Workspace } from './workspace';

/** What a new workspace holds. The app's bot user is made from `app`. */
export interface WorkspaceSeed {
  team: Team;
  app: InstalledApp;
  users: User[];
  userGroups: UserGroup[];
  /** Members are user ids; the bot is a member where its id is listed. */
  channels: Channel[];
  commands: Command[];
  shortcuts: Shortcut[];
}

const TEAM = 'T0ACME001';
const BOT = 'U0DIBSBOT';

function person(
  id: string,
  name: string,
  realName: string,
  title: string,
  color: string,
  more: Partial<User> = {},
): User {
  return {
    id,
    teamId: TEAM,
    name,
    realName,
    displayName: realName,
    email: `${name}@acme.example`,
    title,
    color,
    isAdmin: false,
    isOwner: false,
    isBot: false,
    isRestricted: false,
    deleted: false,
    updated: 1_767_225_600,
    ...more,
  };
}

const people: User[] = [
  person('U0ALICE01', 'alice', 'Alice Nguyen', 'Engineering manager', '9f69e7', { isAdmin: true, isOwner: true }),
  person('U0BOB0001', 'bob', 'Bob Tanaka', 'Payments engineer', '4bbe2e'),
  person('U0CAROL01', 'carol', 'Carol Ortiz', 'Payments engineer', 'e7392d'),
  person('U0DAN0001', 'dan', 'Dan Müller', 'Platform engineer', '3c989f'),
  person('U0ERIN001', 'erin', "Erin O'Neill", 'Platform engineer', '674b1b'),
  person('U0FEMI001', 'femi', 'Femi Adeyemi', 'Frontend engineer', 'e96699'),
  person('U0GRACE01', 'grace', 'Grace Kim', 'Frontend engineer', '5b89d5', {
    status: { text: 'Vacationing', emoji: ':palm_tree:', expiration: 0 },
  }),
  person('U0HAL0001', 'hal', 'Hal Jensen', 'Former platform engineer', '8d4b84', { deleted: true }),
];

function channel(id: string, name: string, topic: string, withBot: boolean): Channel {
  const members = people.filter((user) => !user.deleted).map((user) => user.id);
  return {
    id,
    name,
    topic,
    kind: 'channel',
    members: withBot ? [...members, BOT] : members,
    archived: false,
    created: 1_767_225_600,
  };
}

function group(id: string, handle: string, name: string, users: string[]): UserGroup {
  return { id, handle, name, users, disabled: false, updated: 1_767_225_600 };
}

/** The workspace "Acme": eight people, five channels, three user groups and the app "dibs". */
export const acme: WorkspaceSeed = {
  team: { id: TEAM, name: 'Acme', domain: 'acme' },
  app: { appId: 'A0DIBS0001', botId: 'B0DIBS0001', botUserId: BOT, name: 'Dibs', unfurlDomains: ['127.0.0.1'] },
  users: people,
  userGroups: [
    group('S0PAYMENT', 'payments', 'Payments', ['U0BOB0001', 'U0CAROL01']),
    group('S0PLATFRM', 'platform', 'Platform', ['U0DAN0001', 'U0ERIN001', 'U0ALICE01']),
    group('S0FRONTND', 'frontend', 'Frontend', ['U0FEMI001', 'U0GRACE01']),
  ],
  channels: [
    channel('C0GENERAL', 'general', 'Company-wide announcements', false),
    channel('C0ALERTS1', 'alerts', 'Errors from every application', true),
    channel('C0CHECKOU', 'checkout-team', 'Carts, payments and receipts', true),
    channel('C0STOREFR', 'storefront', 'The shop people see', true),
    channel('C0RANDOM1', 'random', 'Everything else', false),
  ],
  commands: [
    {
      command: '/assign',
      description: 'Give an issue an owner',
      usageHint: 'CHECKOUT-1 @bob | mine | list none | help',
    },
    {
      command: '/assign-admin',
      description: 'Projects, teams, admins',
      usageHint: 'project create My shop #alerts | team list | audit | help',
    },
  ],
  shortcuts: [{ callbackId: 'assign_shortcut', name: 'Assign issue…' }],
};

export function seedWorkspace(workspace: Workspace, seed: WorkspaceSeed): void {
  const { app } = seed;
  const bot = person(app.botUserId, app.name.toLowerCase(), app.name, '', '2c2d30', { isBot: true, email: null });
  for (const user of [...seed.users, { ...bot, teamId: seed.team.id }]) workspace.users.set(user.id, user);
  for (const userGroup of seed.userGroups) workspace.userGroups.set(userGroup.id, userGroup);
  for (const one of seed.channels) workspace.channels.set(one.id, one);
  workspace.facts.set('paidPlan', true);
}
