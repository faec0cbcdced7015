import { askBySearch } from '../../../src/assignment/by-search/ask-by-search';
import { assignBySearch } from '../../../src/assignment/by-search/assign-by-search';
import type { Holder, Query } from '../../../src/issues/query/types';
import type { Message } from '../../../src/local-workspace/model';
import { identifyViewer } from '../../../src/people/identify-viewer';
import type { Viewer } from '../../../src/people/types';
import { ALERTS, ALICE, BOB, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeIssues, makeOrganization, makeProject, makeTeam } from '../../support/factory';
import { buttons } from '../../support/story';
import { messageText } from '../../support/together';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
});
afterEach(closeAll);

const last = (who = ALICE): Message => {
  const message = at.local.control.ephemerals(who).at(-1);
  if (!message) throw new Error('nothing was said');
  return message;
};
async function asks(text: string, who = ALICE): Promise<Message> {
  expect(await at.local.control.as(who).runs(ALERTS, `/assign ${text}`)).toEqual({ ok: true });
  await at.settled();
  return last(who);
}
async function clicks(message: Message, label: string): Promise<string> {
  expect(await at.local.control.as(ALICE).clicks(message, label)).toEqual({ ok: true });
  await at.settled();
  return messageText(last());
}
const held = () => at.deps.db.read.assignee.count();
const requests = () => at.deps.db.read.activity.groupBy({ by: ['requestId'], where: { type: 'ASSIGNED' } });

const viewer = (id: string) => identifyViewer(at.deps, at.organization.id, id);
const userOf = ({ userId }: Viewer) => ({ type: 'user', id: userId }) as const;

it('shows how many and samples, changes nothing before Confirm, and then all in one request with one Undo', async () => {
  const web = await makeProject(at.deps, at.organization, 'web');
  await makeTeam(at.deps, at.organization, 'backend');
  await makeIssues(at.deps, at.project, 6);
  await makeIssues(at.deps, web, 2);
  await asks('CHECKOUT-2 @bob');
  const question = await asks('where level:error #backend -- they know it');
  expect(messageText(question)).toContain(
    '*9 issues* of 2 projects would go to *#backend* (1 of them changes hands).\n> they know it',
  );
  expect(messageText(question)).toContain('*CHECKOUT-2* TypeError: broken 2 · held by *Bob Tanaka*');
  expect(messageText(question)).toContain('and 4 more');
  expect(messageText(question)).toContain('Search: `level:error`');
  expect(buttons(question)).toEqual(['Confirm', 'Cancel']);
  expect(await held()).toBe(1);

  const before = at.local.control.ephemerals(ALICE).length;
  expect(await clicks(question, 'Confirm')).toContain('9 issues are now assigned to *#backend*.');
  expect(at.local.control.ephemerals(ALICE)).toHaveLength(before);
  expect(buttons(last())).toEqual(['Undo']);
  expect(await held()).toBe(9);
  const analytics = await at.deps.db.read.analyticsEvent.findMany({ where: { attributes: { contains: 'bulk' } } });
  expect(analytics).toHaveLength(9);
  expect(await requests()).toHaveLength(2);

  await clicks(last(), 'Undo');
  expect(await held()).toBe(1);
  const [holder] = await at.deps.db.read.assignee.findMany({ include: { user: true } });
  expect(holder?.user?.slackUserId).toBe(BOB);
});

it('Cancel changes nothing, and neither button works a second time', async () => {
  const question = await asks('where is:unassigned me');
  expect(messageText(question)).toContain('*1 issue* would go to *Alice Nguyen*.');
  expect(await clicks(question, 'Cancel')).toBe('Cancelled. Nothing was changed.');
  expect(await clicks(question, 'Confirm')).toContain('This was answered already, or more than 10 minutes ago.');
  expect(await held()).toBe(0);
});

it('a double click on Confirm gives all away once, and what is said of it stays', async () => {
  await makeIssues(at.deps, at.project, 4);
  const question = await asks('where is:unassigned @bob');
  expect(await clicks(question, 'Confirm')).toContain('5 issues are now assigned to *Bob Tanaka*.');
  expect(await clicks(question, 'Confirm')).toContain('This was answered already');
  expect(await requests()).toHaveLength(1);
  const result = at.local.control.ephemerals(ALICE).find((one) => messageText(one).includes('5 issues are now'));
  expect(buttons(result!)).toEqual(['Undo']);
});

it('is carried out once, also by two clicks at the same time', async () => {
  const { deps } = at;
  const alice = await viewer(ALICE);
  const unassigned = { on: 'assigned', assigned: false, not: false } as const;
  const { questionId } = await askBySearch(deps, alice, { query: [unassigned], to: userOf(alice), reason: null });
  const both = await Promise.allSettled([1, 2].map(() => assignBySearch(deps, alice, { questionId })));
  expect(both).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'question_over' } }]);
});

it('a question that is older than ten minutes, or somebody else’s, is not carried out', async () => {
  const { deps } = at;
  const [alice, bob] = [await viewer(ALICE), await viewer(BOB)];
  const unassigned = { on: 'assigned', assigned: false, not: false } as const;
  const { questionId } = await askBySearch(deps, alice, { query: [unassigned], to: userOf(alice), reason: null });
  const stranger = { ...alice, organizationId: (await makeOrganization(deps)).id };
  for (const other of [bob, stranger]) {
    await expect(assignBySearch(deps, other, { questionId })).rejects.toMatchObject({ code: 'question_over' });
  }
  const question = await asks('where is:unassigned me');
  at.deps.clock.advance(601_000);
  expect(await clicks(question, 'Confirm')).toContain('more than 10 minutes ago');
  expect(await held()).toBe(0);
});

it('asks again when it would do something else than it showed', async () => {
  const question = await asks('where is:unassigned @bob');
  const [added] = await makeIssues(at.deps, at.project, 1);
  const again = await clicks(question, 'Confirm');
  expect(again).toContain('What this search finds has changed since I asked');
  expect(again).toContain('*2 issues* would go to *Bob Tanaka*.');
  expect(await held()).toBe(0);
  await asks(`${added?.shortId} none`);
  const asked = at.local.control.ephemerals(ALICE).find((one) => messageText(one).includes('*2 issues*'));
  if (!asked) throw new Error('not asked again');
  await clicks(asked, 'Confirm');
  expect(await held()).toBe(2);
});

it('when nobody is left to change, says so in the place of the question', async () => {
  const question = await asks('where is:unassigned @bob');
  await asks('CHECKOUT-1 me');
  await clicks(question, 'Confirm');
  const shown = at.local.control.ephemerals(ALICE).map(messageText);
  expect(shown).toContain('No issue fits this search. Nothing was changed.');
  expect(await at.deps.db.read.assignee.count({ where: { user: { slackUserId: ALICE } } })).toBe(1);
});

it('names every project whose issues cannot go there, and asks nothing', async () => {
  const team = await makeTeam(at.deps, at.organization, 'backend');
  for (const slug of ['web', 'search']) {
    await makeIssues(at.deps, await makeProject(at.deps, at.organization, slug, { teams: [team] }), 2);
  }
  const refused = await asks('where is:unassigned @bob');
  expect(messageText(refused)).toBe(
    'Bob Tanaka cannot be assigned to issues of search and web: only their teams and their members can.',
  );
});

it.each([
  ['where levl:error me', '“levl:error” is no search: “level:” is'],
  ['where project:nosuch me', 'There is no project “nosuch”. Nothing was changed.'],
  ['where assigned:@nobody-here me', 'Nobody here has the handle “@nobody-here”.'],
  ['where is:resolved me', 'No issue fits this search.'],
  ['where is:assigned none', 'No issue fits this search.'],
  ['where is:unassigned none', 'The one issue that fits is held like that already.'],
  ['where “<!channel> *x* `y`” me', 'No issue fits this search.'],
])('“/assign %s” is refused', async (text, what) => {
  expect(messageText(await asks(text))).toContain(what);
  expect(await held()).toBe(0);
});

it('hundreds say that they are at work, and then how many cards follow', async () => {
  await makeIssues(at.deps, at.project, 500);
  await makeIssues(at.deps, at.project, 20, { channels: [ALERTS] });
  const question = await asks('where is:unassigned @bob');
  const before = at.local.control.calls().length;
  const said = await clicks(question, 'Confirm');
  const answers = at.local.control
    .calls()
    .slice(before)
    .map((call) => JSON.stringify(call));
  expect(answers.findIndex((call) => call.includes('At work: 521 issues'))).toBe(0);
  expect(said).toContain('521 issues are now assigned to *Bob Tanaka*.');
  expect(said).toMatch(/\d+ cards follow in the background/);
  expect(at.local.control.ephemerals(ALICE)).toHaveLength(1);
});

it('10,000 issues can be asked about, and not one more', async () => {
  await at.deps.db.write(
    (tx) => tx.$executeRaw`
      WITH RECURSIVE n(x) AS (SELECT 2 UNION ALL SELECT x + 1 FROM n WHERE x <= 10000)
      INSERT INTO "Issue" ("projectId", "number", "fingerprint", "title", "level", "firstSeen", "lastSeen")
      SELECT ${BigInt(at.project.id)}, x, 'many-' || x, 'one of many', 'error', 0, 0 FROM n`,
  );
  const alice = await viewer(ALICE);
  const asks = (query: Query<Holder>) => askBySearch(at.deps, alice, { query, to: userOf(alice), reason: null });
  await expect(asks([{ on: 'assigned', assigned: false, not: false }])).rejects.toMatchObject({
    code: 'too_many_issues',
  });
  expect(await asks([{ on: 'text', pattern: 'one of many', not: false }])).toMatchObject({ found: 10_000 });
});
