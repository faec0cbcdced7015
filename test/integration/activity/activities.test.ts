import { addActivities, type NewActivity } from '../../../src/activity/activity.store';
import { getActivity, listActivities } from '../../../src/activity/get-activity';
import type { Organization } from '../../../src/organizations/types';
import type { User } from '../../../src/people/types';
import { testDeps, type TestDeps } from '../../support/deps';
import { makeIssue, makeIssues, makeOrganization, makeProject, makeUser, type MadeIssue } from '../../support/factory';

let deps: TestDeps;
let cleanup: () => Promise<void>;
let org: Organization;
let alice: User;
let issue: MadeIssue;
let row: NewActivity;

beforeEach(async () => {
  ({ deps, cleanup } = await testDeps());
  org = await makeOrganization(deps);
  alice = await makeUser(deps, org, 'alice');
  const project = await makeProject(deps, org, 'shop');
  issue = await makeIssue(deps, project);
  const at = deps.clock.now();
  row = {
    issueId: issue.id,
    projectId: project.id,
    type: 'RESOLVED',
    userId: alice.id,
    source: 'modal',
    requestId: 'r1',
    data: { in: 'now' },
    at,
  };
});
afterEach(() => cleanup());

const add = (...rows: NewActivity[]) => deps.db.write((tx) => addActivities(tx, rows));

it('an activity keeps all it was given and names who did it', async () => {
  const [added] = await add({ ...row, data: { text: "it's “quoted” \u2028 {}", n: 1.5, none: null } });
  expect(await getActivity(deps, added?.id ?? '')).toEqual({
    id: added?.id,
    issueId: issue.id,
    type: 'RESOLVED',
    by: {
      type: 'user',
      id: alice.id,
      name: 'Alice',
      handle: 'alice',
      slackUserId: alice.slackUserId,
      email: alice.email,
    },
    source: 'modal',
    requestId: 'r1',
    data: { text: "it's “quoted” \u2028 {}", n: 1.5, none: null },
    at: deps.clock.now(),
  });
});

it('an activity of automation names nobody', async () => {
  const [added] = await add({ ...row, userId: null, requestId: null, type: 'REGRESSED' });
  expect(await getActivity(deps, added?.id ?? '')).toMatchObject({ by: null, requestId: null, type: 'REGRESSED' });
});

it('many are added together, in order, and told apart by issue', async () => {
  const project = await makeProject(deps, org, 'big');
  const issues = await makeIssues(deps, project, 2_000);
  const added = await add(...issues.map((each) => ({ ...row, issueId: each.id, projectId: project.id })));
  expect(added.map((each) => each.issueId)).toEqual(issues.map((each) => each.id));
  expect(new Set(added.map((each) => each.id)).size).toBe(2_000);
});

it('none are added for an id that is none', async () => {
  await expect(add(row, { ...row, issueId: '1]),(1' })).rejects.toThrow(TypeError);
  expect(await deps.db.read.activity.count()).toBe(0);
});

it('the list is newest first, bounded, and empty for another organization', async () => {
  await add(row, { ...row, type: 'UNRESOLVED' }, { ...row, type: 'ARCHIVED' });
  const types = async (organizationId: string, limit?: number) =>
    (await listActivities(deps, organizationId, issue.id, limit)).map((activity) => activity.type);
  expect(await types(org.id)).toEqual(['ARCHIVED', 'UNRESOLVED', 'RESOLVED']);
  expect(await types(org.id, 1)).toEqual(['ARCHIVED']);
  expect(await types((await makeOrganization(deps)).id)).toEqual([]);
});

it.each(['999999', '0', 'x', "1' OR 1=1"])('there is no activity %j', async (id) => {
  await add(row);
  expect(await getActivity(deps, id)).toBeNull();
});
