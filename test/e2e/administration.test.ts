import type { Message } from '../../src/local-workspace/model';
import { administration, dsnIn } from '../support/administration';
import {
  buttons,
  cardOf,
  eventually,
  hears,
  makeForeigners,
  postEvent,
  quiet,
  reads,
  shows,
  stateOf,
} from '../support/story';
import {
  ALICE,
  BOB,
  CAROL,
  DAN,
  FEMI,
  messageText,
  sendError,
  startTogether,
  type Together,
} from '../support/together';

/** Alice owns the workspace and looks after Dibs without leaving Slack. */
let t: Together;
beforeAll(async () => {
  t = await startTogether();
  await quiet(t);
});
afterAll(async () => {
  expect(t.slack.problems()).toEqual([]);
  await t.stop();
});

const { tells, opened } = administration(() => t);
const answers = (text: string): Promise<Message> =>
  hears(t.slack, ALICE, (alice) => alice.runs('#general', `/assign-admin ${text}`));
/** Keys are looked up again every two seconds, so a change is true a moment later. */
const heard = (key: { publicKey: string; id: string }, isHeard: boolean) =>
  eventually(
    async () => (await postEvent(t.app.port, key, { message: 'somebody there?' })).ok === isHeard,
    `the key to be ${isHeard ? 'accepted' : 'refused'}`,
  );
const membersOf = async (slug: string): Promise<string[]> => {
  const where = { isActive: true, team: { slug } };
  const rows = await t.app.deps.db.read.teamMember.findMany({ where, include: { user: true } });
  return rows.map(({ user }) => user.slackUserId).sort();
};

describe('a project made by command', () => {
  let dsn: ReturnType<typeof dsnIn>;

  test('shows its DSN to who made it, and to nobody else', async () => {
    const said = await tells('project create "My shop" #random team:payments');
    expect(said).toContain('*My shop* (`my-shop`) is there');
    expect(said).toContain('<#C0RANDOM1>');
    expect(said).toContain('/invite @Dibs');
    dsn = dsnIn(said);
    const everywhere = ['#general', '#alerts', '#random'].flatMap((channel) => t.slack.messages(channel));
    expect(everywhere.map(messageText).join()).not.toContain(dsn.publicKey);
  });

  test('takes an error of the real SDK, whose card appears in the chosen channel and in no other', async () => {
    t.slack.inviteBot('#random');
    await sendError(t.app.port, dsn, new Error('the basket has a hole'));
    const card = await shows(t, '#random', 'the basket has a hole', 'MY-SHOP-1');
    expect(buttons(card)).toContain('Resolve');
    await quiet(t);
    expect(t.card('#alerts', 'the basket has a hole')).toBeUndefined();
  });

  test('is listed and shown to everybody, also to who is no admin', async () => {
    const list = await hears(t.slack, BOB, (bob) => bob.runs('#general', '/assign-admin project list'));
    expect(messageText(list)).toMatch(/3 projects[^]*my-shop[^]*1 open issue/);
    expect(await tells('project show my-shop', BOB)).toContain('*#payments*');
    expect(await reads(t.slack, BOB, (bob) => bob.clicks(list, { actionId: 'admin_project' }))).toContain('*DSN*');
  });

  test('can be renamed; its issues follow, its DSN stays', async () => {
    expect(await tells('project rename my-shop The shop slug:the-shop')).toContain('*The shop* (`the-shop`)');
    await shows(t, '#random', 'the basket has a hole', 'THE-SHOP-1');
    expect((await postEvent(t.app.port, dsn, { message: 'still heard' })).status).toBe(200);
    expect(await tells('project show my-shop')).toContain('my-shop');
  });

  test('gets a new key, keeps the old one until it is revoked, and keeps the last one', async () => {
    const rotated = await answers('project keys the-shop rotate');
    const fresh = dsnIn(messageText(rotated));
    expect(fresh.publicKey).not.toBe(dsn.publicKey);
    await heard(fresh, true);
    await heard(dsn, true);
    const old = await t.app.deps.db.read.projectKey.findUnique({ where: { publicKey: dsn.publicKey } });
    expect(await tells(`project keys the-shop revoke ${old?.id}`)).toContain('is revoked');
    await heard(dsn, false);
    await heard(fresh, true);
    const last = await t.app.deps.db.read.projectKey.findUnique({ where: { publicKey: fresh.publicKey } });
    expect(await tells(`project keys the-shop revoke ${last?.id}`)).toMatch(/last|only/i);
    await heard(fresh, true);
  });

  test('can do the same by buttons, which ask before a key is revoked', async () => {
    const keys = await answers('project keys the-shop');
    expect(buttons(keys)).toContain('New key');
    await t.slack.as(ALICE).clicks(keys, 'New key');
    const now = await t.slack.waitFor(() => {
      const message = t.slack.ephemerals(ALICE).find(({ ts }) => ts === keys.ts);
      return message && messageText(message).includes('has 2 active keys') ? message : null;
    }, 'the new key in the place of the list');
    const revoke = now.blocks.flatMap((block) => (block.accessory ? [block.accessory] : []))[0];
    expect(revoke).toMatchObject({ confirm: { title: { text: 'Revoke this key?' } } });
    await t.slack.as(ALICE).clicks(now, { text: 'Revoke' });
    await t.slack.waitFor(
      () =>
        t.slack.ephemerals(ALICE).some(({ ts, ...it }) => ts === keys.ts && messageText(it).includes('1 active key')),
      'one key to be left',
    );
  });

  test('is not touched by a value that somebody made up', async () => {
    const keys = await answers('project keys the-shop rotate');
    const forged = { text: 'Revoke', value: 'v1:1:storefront' };
    expect(await reads(t.slack, ALICE, (alice) => alice.clicks(keys, forged))).toMatch(/no|not/i);
    const broken = { text: 'Revoke', value: 'v9:everything' };
    expect(await reads(t.slack, ALICE, (alice) => alice.clicks(keys, broken))).toContain('out of date');
  });
});

describe('channels of a project', () => {
  test('a level keeps lesser issues out of a channel', async () => {
    expect(await tells('project channel storefront #checkout-team level:fatal')).toContain('only fatal');
    await sendError(t.app.port, t.storefront, new Error('the banner is crooked'));
    await shows(t, '#alerts', 'the banner is crooked', 'STOREFRONT-');
    await quiet(t);
    expect(t.card('#checkout-team', 'the banner is crooked')).toBeUndefined();
    expect(await tells('project channel storefront remove #checkout-team')).toContain('no new cards');
  });

  test('by form', async () => {
    await t.slack.as(ALICE).runs('#alerts', '/assign-admin project channel storefront');
    await opened('admin_project-channel');
    const said = await reads(t.slack, ALICE, (alice) =>
      alice.submits('admin_project-channel', {
        admin_field_channel: 'C0STOREFR',
        admin_field_level: 'Errors and worse',
        admin_field_regressions: 'In the channel too',
      }),
    );
    expect(said).toContain('<#C0STOREFR> gets the cards of *storefront*');
    expect(await tells('project show storefront')).toMatch(
      /C0STOREFR> error and worse, regressions also in the channel/,
    );
  });
});

test('an issue that comes back is told in the channel where that was asked for, and in the thread elsewhere', async () => {
  expect(await tells('project channel storefront #storefront regressions:channel level:debug')).toContain('also in');
  const thrown = { message: 'the carousel spins backwards' };
  const card = await cardOf(t, t.storefront, thrown, '#storefront');
  expect(await reads(t.slack, FEMI, (femi) => femi.clicks(card, 'Resolve'))).toContain('resolved');
  await quiet(t);
  const shownIn = (channel: string) => t.slack.messages(channel).filter(({ threadTs }) => threadTs !== null).length;
  const before = { storefront: shownIn('#storefront'), alerts: shownIn('#alerts') };
  await postEvent(t.app.port, t.storefront, thrown);
  await t.slack.waitFor(() => shownIn('#storefront') > before.storefront, 'the regression in #storefront');
  await quiet(t);
  expect(shownIn('#storefront')).toBe(before.storefront + 1);
  expect(shownIn('#alerts')).toBe(before.alerts);
});

describe('a project made by form', () => {
  test('is there after the form is sent; a slug that is taken is said at the field', async () => {
    await t.slack.as(ALICE).runs('#alerts', '/assign-admin project create');
    await opened('admin_project-create');
    const refused = await t.slack.as(ALICE).submits('admin_project-create', {
      admin_field_name: 'Checkout again',
      admin_field_slug: 'checkout',
    });
    expect(JSON.stringify(refused)).toContain('There is a project');
    const said = await reads(t.slack, ALICE, (alice) =>
      alice.submits('admin_project-create', {
        admin_field_name: 'Checkout again',
        admin_field_slug: '',
        admin_field_add_teams: ['#frontend'],
      }),
    );
    expect(said).toContain('`checkout-again`');
    const dsn = dsnIn(said);
    await sendError(t.app.port, dsn, new Error('seen at once'));
    // The form begins with the channel it was opened in.
    await shows(t, '#alerts', 'seen at once', 'CHECKOUT-AGAIN-1');
  });

  test('teams are added and removed by form', async () => {
    await t.slack.as(ALICE).runs('#alerts', '/assign-admin project teams');
    await opened('admin_project-teams');
    const said = await reads(t.slack, ALICE, (alice) =>
      alice.submits('admin_project-teams', {
        admin_field_project: 'checkout-again',
        admin_field_add_teams: ['#platform'],
        admin_field_remove_teams: ['#frontend'],
      }),
    );
    expect(said).toContain('can go to *#platform* and their members');
  });
});

describe('a team', () => {
  test('is made with members, gets a channel and more members', async () => {
    expect(await tells('team create backend Backend engineers @bob carol@acme.example')).toMatch(
      /The team is there[^]*2 members: \*Bob Tanaka\*, \*Carol Ortiz\*/,
    );
    expect(await tells('team channel backend #alerts')).toContain('hears in <#C0ALERTS1>');
    expect(await tells('team add backend @dan')).toContain('3 members');
    expect(await tells('team remove backend @carol')).toContain('2 members');
    expect(await membersOf('backend')).toEqual([BOB, DAN].sort());
  });

  test('follows a user group once it is linked, and only then Slack decides', async () => {
    const group = t.slack.setUserGroup({ handle: 'backenders', users: [CAROL] });
    expect(await tells('team link backend @backenders')).toContain('follows the user group from now on');
    expect(await membersOf('backend')).toEqual([CAROL]);
    t.slack.setUserGroup({ handle: 'backenders', users: [CAROL, FEMI] });
    await eventually(async () => (await membersOf('backend')).length === 2, 'the members to follow');
    expect(await tells('team add backend @bob')).toMatch(/Slack|user group/);
    expect(await tells('team show backend')).toContain('follows a user group');
    expect(await tells('team unlink backend')).toContain('follows no user group');
    t.slack.setUserGroup({ id: group.id, handle: 'backenders', users: [] });
    await quiet(t);
    expect(await membersOf('backend')).toEqual([CAROL, FEMI].sort());
  });

  test('is linked by form, from the list of the workspace’s groups', async () => {
    await t.slack.as(ALICE).runs('#general', '/assign-admin team link backend');
    await opened('admin_team-link');
    const said = await reads(t.slack, ALICE, (alice) =>
      alice.submits('admin_team-link', { admin_field_usergroup: '@backenders' }),
    );
    expect(said).toContain('follows the user group');
    expect(await tells('team unlink backend')).toContain('follows no user group');
  });

  test('cannot be linked on the free plan, and that is said plainly', async () => {
    t.slack.paidPlan(false);
    expect(await tells('team link backend @backenders')).toContain('free plan');
    await t.slack.as(ALICE).runs('#general', '/assign-admin team link backend');
    await t.slack.waitFor(
      () => t.slack.modals(ALICE).find((view) => JSON.stringify(view.blocks).includes('free plan')),
      'the form to say so',
    );
    await t.slack.as(ALICE).closes();
    t.slack.paidPlan(true);
  });

  test('that is deleted gives back what it held', async () => {
    expect(await tells('project create Ledger slug:ledger #alerts team:backend')).toContain('`ledger`');
    const dsn = dsnIn(await tells('project show ledger'));
    await sendError(t.app.port, dsn, new Error('a penny is missing'));
    await shows(t, '#alerts', 'a penny is missing', 'LEDGER-1');
    expect(await reads(t.slack, ALICE, (alice) => alice.runs('#alerts', '/assign LEDGER-1 #backend'))).toContain(
      '#backend',
    );
    await shows(t, '#alerts', 'a penny is missing', 'Assigned to');
    const team = await answers('team show backend');
    await t.slack.as(ALICE).clicks(team, 'Delete');
    await t.slack.waitFor(
      () =>
        t.slack.ephemerals(ALICE).some(({ ts, ...it }) => ts === team.ts && messageText(it).includes('1 issue became')),
      'the answer in the place of the team',
    );
    await quiet(t);
    expect(messageText(t.card('#alerts', 'a penny is missing') as Message)).not.toContain('Assigned to');
    expect(await tells('team show backend')).toContain('backend');
  });
});

describe('who is no admin', () => {
  const WRITES = [
    'project create Mine',
    'project rename storefront Mine',
    'project keys storefront rotate',
    'project keys storefront revoke 1',
    'project channel storefront #random',
    'project channel storefront remove #alerts',
    'project teams storefront add payments',
    'team create mine @bob',
    'team add payments @bob',
    'team link payments @frontend',
    'team unlink payments',
    'team channel payments none',
    'team delete payments',
    'admin add @bob',
    'admin remove @alice',
  ];

  test.each(WRITES)('is refused “%s” with the names of who can, and nothing changes', async (text) => {
    const audited = await t.app.deps.db.read.auditEntry.count();
    const before = await stateOf(t.app.deps);
    expect(await tells(text, BOB)).toMatch(/Only an admin can do this\. Ask one of: Alice Nguyen \(@alice\)/);
    expect(await t.app.deps.db.read.auditEntry.count()).toBe(audited);
    expect(await stateOf(t.app.deps)).toBe(before);
  });

  test('is told so in the form, too', async () => {
    await t.slack.as(BOB).runs('#general', '/assign-admin project create');
    await t.slack.waitFor(
      () => t.slack.modals(BOB).find((view) => JSON.stringify(view.blocks).includes('Only an admin can do this')),
      'the refusal in the form',
    );
    await t.slack.as(BOB).closes();
  });

  test('can administer after an admin made him one, and no longer when that was taken back', async () => {
    expect(await tells('admin add @bob')).toContain('*Bob Tanaka* is an admin');
    expect(await tells('admin list', CAROL)).toMatch(/Alice Nguyen[^]*owner or admin[^]*Bob Tanaka[^]*made one here/);
    expect(await tells('team create bobs', BOB)).toContain('The team is there');
    expect(await tells('admin remove @bob', BOB)).toContain('no admin');
    expect(await tells('team create more', BOB)).toContain('Only an admin');
    expect(await tells('admin remove @alice')).toMatch(/Slack/);
  });
});

test('what belongs to another organization is as unknown, by name, by number and by button', async () => {
  const { project, team } = await makeForeigners(t);
  const key = await t.app.deps.db.read.projectKey.findFirst({ where: { projectId: BigInt(project.id) } });
  const before = await t.app.deps.db.read.auditEntry.count();
  for (const text of ['project show secret', 'project keys secret rotate', 'project channel secret #alerts']) {
    expect(await tells(text)).toBe('There is no project “secret”.');
  }
  expect(await tells(`project keys storefront revoke ${key?.id}`)).toBe(
    (await tells('project keys storefront revoke 999999')).replace('999999', String(key?.id)),
  );
  for (const text of [
    `team show ${team.slug}`,
    `team delete ${team.slug}`,
    `project teams storefront add ${team.slug}`,
  ]) {
    expect(await tells(text)).toMatch(/no team “#?strangers”/);
  }
  const list = await answers('project list');
  expect(messageText(list)).not.toContain('secret');
  const forged = { actionId: 'admin_project', value: 'v1:secret' };
  expect(await reads(t.slack, ALICE, (alice) => alice.clicks(list, forged))).toBe('There is no project “secret”.');
  expect(await t.app.deps.db.read.auditEntry.count()).toBe(before);
});

test('a command that Slack delivers twice is carried out once', async () => {
  expect(await tells('project create Twice')).toContain('`twice`');
  const delivered = t.slack.deliveries().findLast(({ name }) => name === '/assign-admin');
  await t.slack.redeliver(delivered?.id ?? '');
  await quiet(t);
  expect(await t.app.deps.db.read.project.count({ where: { name: 'Twice' } })).toBe(1);
});

test('unreadable text is quoted back with what was not understood, and help lists everything', async () => {
  expect(await tells('project frobnicate <x>')).toMatch(/project frobnicate &lt;x&gt;[^]*“frobnicate” is none of/);
  expect(await tells('project delete storefront checkout')).toContain('I did not understand');
  expect(await tells('help')).toContain('`project create` NAME');
  expect(await tells('')).toContain('How to use');
});

test('the audit names who did what, newest first, in pages', async () => {
  const first = await answers('audit');
  expect(messageText(first)).toMatch(/\*Bob Tanaka\* took admin from \*Bob Tanaka\*/);
  expect(buttons(first)).toContain('Next');
  await t.slack.as(ALICE).clicks(first, 'Next');
  await t.slack.waitFor(
    () => t.slack.ephemerals(ALICE).some(({ ts, ...it }) => ts === first.ts && messageText(it).includes('Page 2')),
    'the second page in the place of the first',
  );
  const pages: string[] = [];
  for (const page of [1, 2, 3]) pages.push(await tells(`audit page ${page}`, CAROL));
  expect(pages.join('\n')).toMatch(/\*Alice Nguyen\* made the project \*my-shop\*[^\n]*<#C0RANDOM1>/);
  expect(pages.join('\n')).not.toMatch(/[0-9a-f]{32}/);
});

test('a member who is deactivated loses his open issues, and each channel of the project hears of it once', async () => {
  for (const message of ['the till is stuck', 'the till is open']) {
    const card = await cardOf(t, t.checkout, { message });
    expect(await reads(t.slack, DAN, (dan) => dan.clicks(card, 'Assign to me'))).toContain('is yours now');
  }
  await quiet(t);
  t.slack.updateUser(DAN, { deleted: true });
  const told = (channel: string) =>
    t.slack.messages(channel).filter((one) => messageText(one).includes('*Dan Müller* left'));
  for (const channel of ['#alerts', '#checkout-team']) {
    const notice = await t.slack.waitFor(() => told(channel)[0], `${channel} to hear that Dan left`);
    expect(messageText(notice)).toContain('nobody holds 2 issues of *checkout*');
  }
  await quiet(t);
  expect(messageText(t.card('#alerts', 'the till is stuck') as Message)).not.toContain('Dan Müller');
  // Slack tells it again, and the daily synchronisation finds it again.
  t.slack.updateUser(DAN, { deleted: true, title: 'gone' });
  await quiet(t);
  expect(told('#alerts')).toHaveLength(1);
  expect(told('#checkout-team')).toHaveLength(1);
  // The rows carry the menus that give the issues to somebody else.
  const [notice] = told('#checkout-team');
  await t.slack.as(CAROL).selects(notice as Message, { actionId: 'assignee' }, 'Carol Ortiz');
  await eventually(
    async () => (await t.app.deps.db.read.assignee.count({ where: { user: { slackUserId: CAROL } } })) === 1,
    'Carol to hold one of them',
  );
});
