import type { IssueView } from '../../../../src/issues/types';
import type { SuggestedOwner } from '../../../../src/notifications/messages';
import { issueCard } from '../../../../src/slack/messages/issue-card';
import {
  backend,
  bob,
  carol,
  changedBy,
  heldBy,
  issueView,
  ruledBy,
  suggestedPayments,
} from '../../../support/issue-view';

interface Drawn {
  block_id?: string;
  text?: { text: string };
  accessory?: { action_id?: string; value?: string };
  elements?: { action_id?: string; text?: unknown; value?: string; initial_option?: { value: string } }[];
}

function draw(issue: Partial<IssueView>, suggested: SuggestedOwner[] = []) {
  const blocks = issueCard(issueView(issue), suggested).blocks as Drawn[];
  const controls = blocks.find((block) => block.block_id?.startsWith('controls:'));
  const buttonsOf = (part: string) => blocks.find((block) => block.block_id?.startsWith(part))?.elements ?? [];
  return {
    words: JSON.stringify(blocks),
    controls: controls?.elements?.map(({ action_id: id }) => id),
    controlsId: controls?.block_id,
    menu: controls?.elements?.at(-1),
    suggestions: buttonsOf('suggested:').map(({ value }) => value),
    beside: blocks.flatMap(({ text, accessory }) =>
      accessory ? [[text?.text, accessory.action_id, accessory.value]] : [],
    ),
  };
}

describe('the controls of a card', () => {
  it.each<[string, Partial<IssueView>, string[]]>([
    ['an open issue', {}, ['resolve', 'archive_modal']],
    ['a resolved issue', { status: 'resolved' }, ['unresolve', 'archive_modal']],
    ['an archived issue', { status: 'archived' }, ['resolve', 'unarchive']],
    [
      'an issue whose releases are known',
      { project: { ...issueView().project, hasReleases: true } },
      ['resolve_modal', 'archive_modal'],
    ],
  ])('match %s and always offer to assign', (_name, issue, first) => {
    expect(draw(issue).controls).toEqual([...first, 'assign_to_me', 'assignee']);
    expect(draw({ ...issue, ...heldBy(bob) }).controls).toEqual([...first, 'assign_to_me', 'assignee']);
  });

  it('show the holder in the menu', () => {
    expect(draw(heldBy(bob)).menu?.initial_option?.value).toBe('v1:user:2');
    expect(draw({}).menu?.initial_option).toBeUndefined();
  });

  it('get another block id with another holder, so that Slack forgets what somebody chose before', () => {
    expect(draw(heldBy(bob)).controlsId).not.toBe(draw({}).controlsId);
    expect(draw(heldBy(bob)).controlsId).toBe(draw(heldBy(bob)).controlsId);
  });
});

describe('suggested owners', () => {
  const owners = [bob, carol, backend, suggestedPayments.actor].map((actor) => ({ actor, reason: 'rule path:src/*' }));

  it('are at most three, without the one who holds the issue', () => {
    expect(draw({}, owners).suggestions).toEqual(['v1:41:user:2', 'v1:41:user:3', 'v1:41:team:7']);
    expect(draw(heldBy(bob), owners).suggestions).toEqual(['v1:41:user:3', 'v1:41:team:7', 'v1:41:team:8']);
  });

  it('tell a reason that is too long for a button in full', () => {
    const reason = `rule path:${'src/deep/'.repeat(10)}a.ts`;
    expect(draw({}, [{ actor: bob, reason: 'short' }]).words).not.toContain('Suggested owner:');
    expect(draw({}, [{ actor: bob, reason }]).words).toContain(`Suggested owner: *Bob Tanaka* (${reason})`);
  });
});

describe('Why?', () => {
  const rules = { actor: backend, reason: 'rule 3 · path:src/*' };
  const file = { actor: backend, reason: 'CODEOWNERS line 42' };
  const before = { actor: carol, reason: 'held it before' };

  it('stands beside the line that says which rule gave the issue away, and only there', () => {
    const drawn = draw(ruledBy('path:src/pay/* #payments'), [rules]);
    expect(drawn.beside).toEqual([[expect.stringContaining('by the rule `path:src/pay/*`'), 'why', 'v1:41']]);
    expect(drawn.suggestions).toEqual(['v1:41:team:7']);
  });

  it.each([[rules], [file]])('follows the suggested owners when rules name one of them', (owner) => {
    expect(draw({}, [before, owner]).suggestions).toEqual(['v1:41:user:3', 'v1:41:team:7', 'v1:41']);
    expect(draw(heldBy(bob), [owner]).suggestions).toEqual(['v1:41:team:7', 'v1:41']);
  });

  it('is not there when rules have nothing to do with it', () => {
    expect(draw(heldBy(bob), [before]).words).not.toContain('Why?');
    expect(draw(heldBy(backend, null), [before]).words).not.toContain('Why?');
    // A rule's word that a person has taken over since.
    const { assignee } = ruledBy('path:src/pay/* #payments');
    const handed = draw({ assignee: assignee && { ...assignee, assignedBy: bob } });
    expect(handed.words).toContain('Assigned to *#payments* by *Bob Tanaka*');
    expect(handed.words).not.toContain('Why?');
  });
});

describe('the state of a card', () => {
  const ago = expect.stringContaining('{ago}') as string;
  it.each<[string, Partial<IssueView>, string]>([
    ['assigned', heldBy(bob), 'Assigned to *Bob Tanaka* by *Alice Nguyen*'],
    ['taken', heldBy(bob, bob), 'Taken by *Bob Tanaka*'],
    ['assigned by nobody', heldBy(backend, null), 'Assigned to *#backend* automatically'],
    ['resolved', { status: 'resolved', ...changedBy(bob) }, 'Resolved by *Bob Tanaka*'],
    [
      'given away by a rule',
      ruledBy('path:src/pay/* #payments bob@x.yz'),
      'Assigned to *#payments* by the rule `path:src/pay/*` · <',
    ],
    ['given away by a line of CODEOWNERS', ruledBy('codeowners:/src/ @acme/pay'), 'by the CODEOWNERS line `/src/` · <'],
    [
      'given away by a very long rule',
      ruledBy(`module:${'a'.repeat(900)} #payments`),
      `by the rule \`module:${'a'.repeat(112)}…\` · <`,
    ],
    [
      'resolved in a release',
      { status: 'resolved', resolvedIn: 'current_release', ...changedBy(bob) },
      'Resolved by *Bob Tanaka* in the current release',
    ],
    [
      'archived for ever',
      { status: 'archived', archive: { mode: 'forever', until: null, untilCount: null }, ...changedBy(bob) },
      'Archived by *Bob Tanaka* forever',
    ],
    ['escalating', { substatus: 'escalating', ...changedBy(null) }, 'Escalating'],
  ])('says when it is %s', (_name, issue, words) => {
    expect(draw(issue).words).toEqual(expect.stringContaining(words));
    expect(draw(issue).words).toEqual(ago);
  });

  it('says nothing of a plain open issue', () => {
    expect(draw({}).words).not.toMatch(/Assigned|Taken|Resolved|Archived|Escalating/);
  });
});

describe('the counts of a card', () => {
  it('are left out for a single event', () => {
    expect(draw({ timesSeen: 1, usersSeen: 1 }).words).not.toMatch(/event|user[^:]|seen/);
  });

  it('leave out users nobody knows of, and speak of one as of one', () => {
    expect(draw({ timesSeen: 2, usersSeen: 0 }).words).not.toMatch(/user/);
    expect(draw({ timesSeen: 2, usersSeen: 1 }).words).toMatch(/2 events {2}· {2}1 user {2}·/);
  });
});

it('does not say a message twice that is the title', () => {
  expect(draw({ title: 'out of stock', message: 'out of stock' }).words).not.toContain('```');
});
