import { subDays } from 'date-fns';
import { clearAssignmentCachesOfRelease } from '../../../src/assignment/caches';
import { explainIssue } from '../../../src/assignment/explain-owners';
import { letRulesDecide } from '../../../src/assignment/let-rules-decide';
import { suggestOwners } from '../../../src/assignment/suggest-owners';
import { getIssueView } from '../../../src/issues/get-issue-view';
import { registerCommits } from '../../../src/ownership/register-commits';
import { setAutoAssign, setCommitMode } from '../../../src/ownership/save-texts';
import { changeStatus } from '../../../src/triage/change-status';
import { makeIssue, makeIssues, makeProject, viewerOf } from '../../support/factory';
import { ownershipFixture, type OwnershipFixture } from '../../support/ownership-fixture';

let f: OwnershipFixture;
beforeEach(async () => void (f = await ownershipFixture()));
afterEach(() => f.cleanup());

const read = () => f.deps.db.read;
const user = ({ id }: { id: string }) => `user:${id}`;
const mode = (to: 'suggest' | 'assign') => setCommitMode(f.deps, viewerOf(f.alice), { slug: 'shop', mode: to });
const suggestions = async (issueId: string) =>
  (await suggestOwners(f.deps, await getIssueView(f.deps, f.organization.id, issueId))).map(
    ({ actor, reason }) => `${actor.type === 'user' ? actor.handle : actor.slug}: ${reason}`,
  );
const PAY = 'src/pay/card.ts';

describe('the author of a commit that touched the file', () => {
  it('is suggested with the commit, also in a project without rules, and gets nothing', async () => {
    await f.commits('1.0', `bob ${PAY} README.md`, 'carol src/cart.ts');
    const issueId = await f.happens(`/app/${PAY}`, { release: '1.0' });
    expect(await suggestions(issueId)).toEqual(['bob: commit 1000000, yesterday']);
    expect(await f.holder(issueId)).toBeNull();
    f.deps.clock.advance(3 * 86_400_000);
    expect(await suggestions(issueId)).toEqual(['bob: commit 1000000, 4 days ago']);
  });

  it('comes after whom the rules and CODEOWNERS name', async () => {
    await f.codeowners('/src/ @bob');
    await f.rules('path:src/* #payments');
    await f.commits('1.0', `alice ${PAY}`);
    const issueId = await f.happens(PAY, { release: '1.0' });
    await f.assigns(issueId, null);
    expect(await suggestions(issueId)).toEqual([
      'payments: rule 1 · path:src/*',
      'bob: CODEOWNERS line 1',
      'alice: commit 1000000, yesterday',
    ]);
  });

  it('stays suggested when the rules change', async () => {
    await f.commits('1.0', `bob ${PAY}`);
    const issueId = await f.happens(PAY, { release: '1.0' });
    await f.rules('path:src/* carol@acme.example');
    await f.applied();
    expect(await f.holder(issueId)).toBe(user(f.carol));
    expect(await suggestions(issueId)).toEqual(['bob: commit 1000000, yesterday']);
  });

  it('is one of two at most, the newer commit first', async () => {
    await f.commits('1.0', `alice ${PAY}`, `bob ${PAY}`, `carol ${PAY}`);
    const issueId = await f.happens(PAY, { release: '1.0' });
    expect(await suggestions(issueId)).toEqual(['carol: commit 3000000, yesterday', 'bob: commit 2000000, yesterday']);
  });

  it('is passed over when nobody can be assigned for the address', async () => {
    await f.commits('1.0', `alice ${PAY}`, `bob ${PAY}`, `carol ${PAY}`, `stranger ${PAY}`);
    await f.deps.db.write((tx) => tx.user.update({ where: { id: BigInt(f.carol.id) }, data: { isActive: false } }));
    await f.deps.db.write((tx) =>
      tx.projectTeam.create({ data: { projectId: BigInt(f.project.id), teamId: BigInt(f.payments.id) } }),
    );
    const issueId = await f.happens(PAY, { release: '1.0' });
    expect(await suggestions(issueId)).toEqual(['bob: commit 2000000, yesterday']);
  });

  it('is not suspect when the commit is more than 7 days older than the newest of the release', async () => {
    const commit = (sha: string, handle: string, days: number, files: string[]) => {
      const committedAt = subDays(f.deps.clock.now(), days);
      return { sha, authorEmail: `${handle}@acme.example`, authorName: null, message: '', committedAt, files };
    };
    const commits = [commit('aaaaaaa', 'alice', 38, [PAY]), commit('bbbbbbb', 'bob', 37, [PAY])];
    commits.push(commit('ccccccc', 'carol', 30, ['README.md']));
    await registerCommits(f.deps, f.project.id, { version: '1.0', commits });
    const issueId = await f.happens(PAY, { release: '1.0' });
    expect(await suggestions(issueId)).toEqual(['bob: commit bbbbbbb, 37 days ago']);
  });

  it.each([
    ['of another release', { release: '1.1' }],
    ['without a release', {}],
  ])('is none of an event %s', async (_name, event) => {
    await f.commits('1.0', `bob ${PAY}`);
    expect(await suggestions(await f.happens(PAY, event))).toEqual([]);
  });

  it('is none of another project', async () => {
    const other = await makeProject(f.deps, f.organization, 'web');
    const known = { sha: 'aaaaaaa', authorEmail: 'bob@acme.example', authorName: null, message: '' };
    const commits = [{ ...known, committedAt: f.deps.clock.now(), files: [PAY] }];
    await registerCommits(f.deps, other.id, { version: '1.0', commits });
    await f.commits('0.9', `carol ${PAY}`);
    expect(await suggestions(await f.happens(PAY, { release: '1.0' }))).toEqual([]);
  });
});

describe('where the project assigns by commits', () => {
  it('the best author gets an issue that nobody owns, and it is told as automatic', async () => {
    await mode('assign');
    await f.commits('1.0', `carol src/cart.ts`, `bob ${PAY}`);
    const issueId = await f.happens(PAY, { release: '1.0' });
    expect(await f.holder(issueId)).toBe(user(f.bob));
    const issue = await getIssueView(f.deps, f.organization.id, issueId);
    expect(issue.assignee).toMatchObject({ assignedBy: null, rule: 'commit 2000000' });
    const assigned = await read().activity.findFirst({ where: { type: 'ASSIGNED' } });
    expect(assigned).toMatchObject({ userId: null, source: 'commit' });
    expect(await read().analyticsEvent.findMany()).toMatchObject([{ type: 'issueowners.assignment' }]);
  });

  it('who is named by a rule goes first, and may take it when the rules change', async () => {
    await mode('assign');
    await f.rules('path:src/pay/* carol@acme.example');
    await f.commits('1.0', `bob ${PAY} src/cart.ts`);
    expect(await f.holder(await f.happens(PAY, { release: '1.0' }))).toBe(user(f.carol));
    const issueId = await f.happens('src/cart.ts', { release: '1.0' });
    expect(await f.holder(issueId)).toBe(user(f.bob));
    await f.rules('path:src/* carol@acme.example');
    await f.applied();
    expect(await f.holder(issueId)).toBe(user(f.carol));
  });

  it('a rule whose owner left is no owner', async () => {
    await mode('assign');
    await f.rules('path:src/pay/* carol@acme.example');
    await f.deps.db.write((tx) => tx.user.update({ where: { id: BigInt(f.carol.id) }, data: { isActive: false } }));
    await f.commits('1.0', `bob ${PAY}`);
    expect(await f.holder(await f.happens(PAY, { release: '1.0' }))).toBe(user(f.bob));
  });

  it('what a person decided stands, until the issue comes back after it was resolved', async () => {
    await mode('assign');
    await f.commits('1.0', `bob ${PAY}`);
    const issueId = await f.happens(PAY, { release: '1.0' });
    await f.assigns(issueId, null);
    f.deps.clock.advance(25 * 3_600_000);
    await f.rules('path:lib/* carol@acme.example');
    await f.applied();
    await f.happens(PAY, { release: '1.0' });
    expect(await f.holder(issueId)).toBeNull();
    const change = { to: 'resolved', in: 'now' } as const;
    await changeStatus(f.deps, viewerOf(f.alice), { issueIds: [issueId], change, source: 'slash_command' });
    f.deps.clock.advance(1_000);
    await f.happens(PAY, { release: '1.0' });
    expect(await f.holder(issueId)).toBe(user(f.bob));
  });

  it('nobody gets anything while automatic assignment is off', async () => {
    await mode('assign');
    await setAutoAssign(f.deps, viewerOf(f.alice), { slug: 'shop', autoAssign: false });
    await f.commits('1.0', `bob ${PAY}`);
    const issueId = await f.happens(PAY, { release: '1.0' });
    expect(await f.holder(issueId)).toBeNull();
    expect(await suggestions(issueId)).toEqual(['bob: commit 1000000, yesterday']);
  });

  it('only an administrator says so, it is audited, and it can be taken back', async () => {
    expect(await mode('assign')).toMatchObject({ commitMode: 'assign', autoAssign: true });
    expect(await mode('suggest')).toMatchObject({ commitMode: 'suggest' });
    await expect(setCommitMode(f.deps, viewerOf(f.bob), { slug: 'shop', mode: 'assign' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const audit = await read().auditEntry.findMany({ orderBy: { id: 'asc' } });
    expect(audit.map(({ action, data }) => [action, JSON.parse(data) as unknown])).toEqual([
      ['project.commit_mode', { commits: 'assign' }],
      ['project.commit_mode', { commits: 'suggest' }],
    ]);
    await f.commits('1.0', `bob ${PAY}`);
    expect(await f.holder(await f.happens(PAY, { release: '1.0' }))).toBeNull();
  });
});

test('commits that are registered after an error count from its next event on', async () => {
  const issueId = await f.happens(PAY, { release: '1.0' });
  await f.commits('1.0', `bob ${PAY}`);
  expect(await suggestions(issueId)).toEqual([]);
  await f.happens(PAY, { release: '1.0' });
  expect(await suggestions(issueId)).toEqual(['bob: commit 1000000, yesterday']);
});

describe('why, and /assign auto', () => {
  const why = (issueId: string) => explainIssue(f.deps, f.organization.id, issueId);

  it('an issue tells of every author that was looked at, in order, also of strangers', async () => {
    await f.commits('1.0', `bob src/cart.ts`, `carol ${PAY}`, `stranger ${PAY}`);
    const issueId = await f.happens(`/app/${PAY}`, { release: '1.0' });
    const { commits, winner } = await why(issueId);
    expect(winner).toBeNull();
    expect(commits?.mayAssign).toBe(false);
    expect(commits?.tried.map((one) => [one.sha.slice(0, 7), one.file, one.score, one.actor?.id ?? null])).toEqual([
      ['3000000', `/app/${PAY}`, 5, null],
      ['2000000', `/app/${PAY}`, 5, f.carol.id],
    ]);
    await mode('assign');
    expect((await why(issueId)).commits?.mayAssign).toBe(true);
    await setAutoAssign(f.deps, viewerOf(f.alice), { slug: 'shop', autoAssign: false });
    expect((await why(issueId)).commits?.mayAssign).toBe(false);
  });

  it('nothing is told of commits where there are none, or the event names no release', async () => {
    expect((await why(await f.happens(PAY, { release: '1.0' }))).commits).toBeNull();
    await f.commits('1.0', `bob ${PAY}`);
    expect((await why(await f.happens('src/cart.ts'))).commits).toBeNull();
  });

  it.each([
    ['assign', 'moved', 'commit 1000000'],
    ['suggest', 'no_rule', null],
  ] as const)('with the mode %s what a person decided is %s', async (to, outcome, rule) => {
    await mode(to);
    const issueId = await f.happens(PAY, { release: '1.0' });
    await f.assigns(issueId, { type: 'user', id: f.alice.id });
    await f.commits('1.0', `bob ${PAY}`);
    const [decision] = await letRulesDecide(f.deps, viewerOf(f.alice), { issueIds: [issueId] });
    expect(decision).toMatchObject({ outcome, rule });
    expect(await f.holder(issueId)).toBe(user(to === 'assign' ? f.bob : f.alice));
    expect(await suggestions(issueId)).toContain(
      to === 'assign' ? 'alice: held it before' : 'bob: commit 1000000, yesterday',
    );
  });

  it('a rule goes before commits there too', async () => {
    await mode('assign');
    await f.rules('path:src/pay/* carol@acme.example');
    await f.commits('1.0', `bob ${PAY}`);
    const issueId = await f.happens(PAY, { release: '1.0' });
    await f.assigns(issueId, null);
    await letRulesDecide(f.deps, viewerOf(f.alice), { issueIds: [issueId] });
    expect(await f.holder(issueId)).toBe(user(f.carol));
  });
});

describe('commits that come after their release was looked at', () => {
  it('take effect with its next event, whatever the rules said about it today', async () => {
    await mode('assign');
    await f.rules('path:lib/* carol@acme.example');
    const issueId = await f.happens(PAY, { release: '1.0' });
    await f.commits('1.0', `bob ${PAY}`);
    await f.lookAgain();
    await f.happens(PAY, { release: '1.0' });
    expect(await f.holder(issueId)).toBe(user(f.bob));
  });

  it('do so also when an event was being looked at while they were registered', async () => {
    await f.rules('path:lib/* carol@acme.example');
    const set = f.deps.cache.set.bind(f.deps.cache);
    f.deps.cache.set = async (key, ...rest) => {
      if (key.startsWith('owner_exists')) {
        f.deps.cache.set = set;
        await f.commits('1.0', `bob ${PAY}`);
        await f.lookAgain();
      }
      return set(key, ...rest);
    };
    const issueId = await f.happens(PAY, { release: '1.0' });
    expect(await suggestions(issueId)).toEqual([]);
    await f.happens(PAY, { release: '1.0' });
    expect(await suggestions(issueId)).toEqual(['bob: commit 1000000, yesterday']);
  });

  it('leave the rest of the project as it was: other releases, closed issues, and other projects', async () => {
    const day = 86_400_000;
    const now = f.deps.clock.now().getTime();
    const web = await makeProject(f.deps, f.organization, 'web');
    const of = async (release: string, more: object, project = f.project) => {
      const { id } = await makeIssue(f.deps, project);
      await f.deps.db.write((tx) => tx.issue.update({ where: { id: BigInt(id) }, data: { release, ...more } }));
      return id;
    };
    const many = await makeIssues(f.deps, f.project, 2_300);
    await f.deps.db.write((tx) => tx.issue.updateMany({ data: { release: '1.0' } }));
    const cleared = [await of('1.0', { lastSeen: new Date(now - day) }), ...many.map(({ id }) => id)];
    const kept = [
      await of('1.1', {}),
      await of('1.0', { status: 'resolved' }),
      await of('1.0', { lastSeen: new Date(now - day - 1) }),
      await of('1.0', {}, web),
    ];
    for (const id of [...cleared, ...kept]) await f.deps.cache.set(`owner_exists:1:${id}`, true, day);
    const left = async (ids: string[]) =>
      (await Promise.all(ids.map((id) => f.deps.cache.get(`owner_exists:1:${id}`)))).filter(Boolean).length;
    await f.commits('1.0', `bob ${PAY}`);
    // Nothing but the job does it, and that was stored with the commits.
    expect(await left([...cleared, ...kept])).toBe(2_305);
    await f.lookAgain();
    expect(await left(cleared)).toBe(0);
    expect(await left(kept)).toBe(4);
  });

  it('and a registration that adds nothing asks for nothing', async () => {
    await registerCommits(f.deps, f.project.id, { version: '1.0', commits: [] });
    expect(await read().job.count()).toBe(0);
  });

  it.each([
    ['no project', '0', '1.0'],
    ['no release', '1', ''],
  ])('with %s nothing is cleared', async (_, projectId, release) => {
    await expect(clearAssignmentCachesOfRelease(f.deps, projectId, release)).rejects.toThrow(TypeError);
  });
});

test('what is evaluated again replaces what was found before', async () => {
  await f.commits('1.0', `bob ${PAY}`);
  await f.commits('1.1', `carol ${PAY}`);
  const issueId = await f.happens(PAY, { release: '1.0' });
  f.deps.clock.advance(25 * 3_600_000);
  await f.deps.cache.delete([`owner_exists:1:${issueId}`]);
  await f.happens(PAY, { release: '1.1' });
  expect(await suggestions(issueId)).toEqual(['carol: commit 2000000, 2 days ago']);
});

test('where there are neither rules nor commits an event costs one look into the cache', async () => {
  await f.happens(PAY, { release: '1.0' });
  const asked: string[] = [];
  const get = f.deps.cache.get.bind(f.deps.cache);
  f.deps.cache.get = (key) => {
    asked.push(key);
    return get(key);
  };
  await f.happens(PAY, { release: '1.0' });
  expect(asked).toEqual([`project_ownership:2:${f.project.id}`]);
});

test('where there are only rules nobody asks for commits', async () => {
  await f.rules('path:lib/* carol@acme.example');
  const statements: string[] = [];
  const write = f.deps.db.write.bind(f.deps.db);
  f.deps.db.write = (fn) =>
    write((tx) =>
      fn(
        new Proxy(tx, {
          get(target, name) {
            const value: unknown = Reflect.get(target, name);
            if (name !== '$queryRaw') return value;
            return (strings: TemplateStringsArray, ...values: unknown[]) => {
              statements.push(strings.join('?'));
              return (value as (...all: unknown[]) => unknown).call(target, strings, ...values);
            };
          },
        }),
      ),
    );
  const looks = () => statements.filter((sql) => sql.includes('"Release"')).length;
  await f.happens(PAY, { release: '1.0' });
  expect(statements.length).toBeGreaterThan(0);
  expect(looks()).toBe(0);
  await f.commits('0.9', `bob ${PAY}`);
  statements.length = 0;
  await f.happens('src/cart.ts', { release: '1.0' });
  expect(looks()).toBe(1);
});
