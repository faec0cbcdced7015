import { identifyViewer } from '../../../src/people/identify-viewer';
import { mirrorUser, mirrorUsers, userIdsOf, type SlackUserRecord } from '../../../src/people/mirror-users';
import { requireAdmin } from '../../../src/people/permissions';
import type { Organization } from '../../../src/organizations/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeOrganization, makeUser, viewerOf } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps({ config: { admins: ['UROOT'] } }));
  org = await makeOrganization(deps);
});
afterEach(() => cleanup());

const record = (slackUserId: string, more: Partial<SlackUserRecord> = {}): SlackUserRecord => ({
  slackUserId,
  teamId: org.slackTeamId,
  handle: slackUserId.toLowerCase(),
  displayName: '',
  realName: slackUserId,
  email: null,
  isBot: false,
  isDeleted: false,
  isStranger: false,
  isSlackAdmin: false,
  ...more,
});
const rows = () => deps.db.read.user.findMany({ orderBy: { slackUserId: 'asc' } });
const activeIds = async () => (await rows()).filter((row) => row.isActive).map((row) => row.slackUserId);

describe('mirroring', () => {
  it('adds people and follows their changes, keeping the row', async () => {
    await mirrorUser(deps, org.id, record('U1', { handle: 'Bob', email: 'Bob@Acme.Example', displayName: 'Bob' }));
    const [before] = await rows();
    expect(before).toMatchObject({ handle: 'bob', email: 'bob@acme.example', kind: 'member', isActive: true });
    await mirrorUser(deps, org.id, record('U1', { handle: 'robert', displayName: 'Róbert', isSlackAdmin: true }));
    const after = await rows();
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({
      id: before?.id,
      handle: 'robert',
      email: null,
      isSlackAdmin: true,
      search: 'robert\nu1',
    });
  });

  it('follows the time zone, and keeps the last one when Slack no longer tells', async () => {
    await mirrorUser(deps, org.id, record('U1', { timeZone: 'Europe/Berlin' }));
    await mirrorUser(deps, org.id, record('U1', { timeZone: 'America/New_York' }));
    await mirrorUser(deps, org.id, record('U1', { isDeleted: true }));
    expect(await rows()).toMatchObject([{ timeZone: 'America/New_York', isActive: false }]);
  });

  it('deactivates those a complete list no longer has, and takes them back', async () => {
    await mirrorUsers(deps, org.id, [record('U1'), record('U2'), record('U3', { isStranger: true })], {
      complete: true,
    });
    deps.clock.advance(1_000);
    await mirrorUsers(deps, org.id, [record('U1')], { complete: true });
    expect(await activeIds()).toEqual(['U1', 'U3']);
    deps.clock.advance(1_000);
    await mirrorUsers(deps, org.id, [record('U1'), record('U2')], { complete: true });
    expect(await activeIds()).toEqual(['U1', 'U2', 'U3']);
    const [row] = await deps.db.read.organization.findMany();
    expect(row?.usersSyncedAt).toEqual(deps.clock.now());
  });

  it('deactivates nobody for a partial list or an empty one', async () => {
    await mirrorUsers(deps, org.id, [record('U1'), record('U2')]);
    deps.clock.advance(1_000);
    await mirrorUsers(deps, org.id, [record('U1')]);
    await mirrorUsers(deps, org.id, [], { complete: true });
    expect(await activeIds()).toEqual(['U1', 'U2']);
  });

  it('lets a list that was asked for earlier not undo what was told since', async () => {
    const asOf = deps.clock.now();
    await mirrorUsers(deps, org.id, [record('U1', { displayName: 'Old' })]);
    deps.clock.advance(1_000);
    await mirrorUsers(deps, org.id, [record('U1', { displayName: 'New' }), record('U2')]);
    await mirrorUsers(deps, org.id, [record('U1', { displayName: 'Old' })], { complete: true, asOf });
    expect(await rows()).toMatchObject([{ displayName: 'New' }, { slackUserId: 'U2', isActive: true }]);
  });

  it('touches nobody of another organization', async () => {
    const other = await makeOrganization(deps);
    await mirrorUsers(deps, other.id, [record('U1', { displayName: 'Theirs' }), record('U9')]);
    deps.clock.advance(1_000);
    await mirrorUsers(deps, org.id, [record('U1', { displayName: 'Ours' }), record('U2')], { complete: true });
    const theirs = await deps.db.read.user.findMany({
      where: { organizationId: BigInt(other.id) },
      orderBy: { id: 'asc' },
    });
    expect(theirs).toMatchObject([
      { displayName: 'Theirs', isActive: true },
      { slackUserId: 'U9', isActive: true },
    ]);
    expect(await userIdsOf(deps, other.id, ['U1', 'U2'])).toEqual([theirs[0]?.id.toString()]);
  });

  it('takes Slack’s own helper for the bot it is', async () => {
    await mirrorUser(deps, org.id, record('USLACKBOT'));
    expect(await rows()).toMatchObject([{ kind: 'bot' }]);
  });

  it('stores hostile names as plain text of bounded length', async () => {
    await mirrorUser(
      deps,
      org.id,
      record('U1', { displayName: `a\u0000b\ud800'); DROP TABLE "User"; --${'x'.repeat(10_000)}`, handle: '' }),
    );
    const [row] = await rows();
    expect(row?.displayName).toMatch(/^a b '\); DROP TABLE "User"; --x+$/);
    expect(row?.displayName.length).toBe(200);
    expect(row?.handle).toBe('u1');
  });

  it('keeps an admin made by us an admin', async () => {
    await makeUser(deps, org, 'ada', { slackUserId: 'U1', isAdmin: true });
    deps.clock.advance(1_000);
    await mirrorUser(deps, org.id, record('U1'));
    expect((await identifyViewer(deps, org.id, 'U1')).isAdmin).toBe(true);
  });
});

describe('who acts', () => {
  it('is an active member', async () => {
    const ada = await makeUser(deps, org, 'ada');
    expect(await identifyViewer(deps, org.id, ada.slackUserId)).toEqual(viewerOf(ada));
  });

  it.each([
    ['a stranger', { kind: 'stranger' }, /another one/],
    ['a bot', { kind: 'bot' }, /Bots/],
    ['a deactivated person', { isActive: false }, /deactivated/],
  ] as const)('is not %s', async (_, more, words) => {
    const eve = await makeUser(deps, org, 'eve', more);
    const refused = { kind: 'forbidden', sentence: expect.stringMatching(words) as unknown };
    await expect(identifyViewer(deps, org.id, eve.slackUserId)).rejects.toMatchObject(refused);
  });

  it('is not mirrored yet, or somebody of another organization: both are the same', async () => {
    const eve = await makeUser(deps, await makeOrganization(deps), 'eve');
    for (const id of [eve.slackUserId, 'U404']) {
      await expect(identifyViewer(deps, org.id, id)).rejects.toMatchObject({ code: 'user_not_mirrored' });
    }
  });

  it('is an admin by Slack’s word, by ours or by the settings', async () => {
    await mirrorUsers(deps, org.id, [record('U1', { isSlackAdmin: true }), record('UROOT'), record('U2')]);
    const isAdmin = async (id: string) => (await identifyViewer(deps, org.id, id)).isAdmin;
    expect([await isAdmin('U1'), await isAdmin('UROOT'), await isAdmin('U2')]).toEqual([true, true, false]);
  });

  it('is told who can, when an admin is needed', async () => {
    await mirrorUsers(deps, org.id, [
      record('U1', { isSlackAdmin: true }),
      record('UROOT'),
      record('U2'),
      record('U3', { isSlackAdmin: true, isDeleted: true }),
    ]);
    await requireAdmin(deps, await identifyViewer(deps, org.id, 'U1'));
    const refused = {
      kind: 'forbidden',
      sentence: 'Only an admin can do this. Ask one of: U1 (@u1), UROOT (@uroot).',
    };
    await expect(requireAdmin(deps, await identifyViewer(deps, org.id, 'U2'))).rejects.toMatchObject(refused);
  });
});
