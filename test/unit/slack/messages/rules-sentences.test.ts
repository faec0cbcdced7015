import type { RulesDecision } from '../../../../src/assignment/let-rules-decide';
import type { TriedCommit } from '../../../../src/ownership/find-suspects';
import type { Explanation } from '../../../../src/ownership/views';
import { answerAuto } from '../../../../src/slack/messages/answer-auto';
import { bulkNotice } from '../../../../src/slack/messages/bulk-notice';
import { directNotice } from '../../../../src/slack/messages/direct-notice';
import { explanation, pathExplanation } from '../../../../src/slack/messages/explanation';
import { issueCard } from '../../../../src/slack/messages/issue-card';
import { teamNotice } from '../../../../src/slack/messages/team-notice';
import { threadLine } from '../../../../src/slack/messages/thread-line';
import { codeownersRule, decision, explained, pathRule, tried, triedCommit } from '../../../support/explanation';
import { backend, bob, byRules, heldBy, issueView, payments, ruledBy } from '../../../support/issue-view';

const RULE = 'path:src/pay/* #payments';
const LINE = 'codeowners:/src/my\\ pay/ @acme/payments';

interface Drawn {
  text?: { text: string };
  elements?: { text: string }[];
}
/** Every line that is read, in order. */
const lines = ({ blocks }: { blocks: unknown }): string[] =>
  (blocks as Drawn[]).flatMap(({ text, elements = [] }) =>
    [...(text ? [text] : []), ...elements].flatMap((part) => part.text.split('\n')),
  );

describe('an assignment that rules made', () => {
  it.each<[string, ReturnType<typeof byRules>]>([
    ['Dibs assigned this to *#payments*: rule 3 `path:src/pay/*`.', byRules(payments, RULE, 3)],
    ['Dibs assigned this to *#payments*: CODEOWNERS line 42 `/src/my\\ pay/`.', byRules(payments, LINE, 42)],
    [
      'Dibs assigned this to *#payments*: the rule `tags.a-b:"x \\" y"`.',
      byRules(payments, 'tags.a-b:"x \\" y" #payments', null),
    ],
    [
      'Dibs took this from *#backend* and gave it to *#payments*: rule 3 `path:src/pay/*`.',
      byRules(payments, RULE, 3, backend),
    ],
    ['Dibs assigned this to *Bob Tanaka*: commit `1a2b3c4`.', byRules(bob, 'commit 1a2b3c4', 0)],
    [
      'Dibs took this from *#backend* and gave it to *Bob Tanaka*: commit `1a2b3c4`.',
      byRules(bob, 'commit 1a2b3c4', 0, backend),
    ],
    ['Dibs assigned this to *#payments*.', { ...byRules(payments, RULE, 3), source: 'undo' }],
    ['Dibs assigned this to *#payments*.', byRules(payments, '', 3)],
    [
      'Dibs assigned this to *#payments*: rule 3 `a pattern of another kind`.',
      byRules(payments, 'a pattern of another kind', 3),
    ],
  ])('is told in the thread as %j', (said, activity) => {
    expect(threadLine(issueView(ruledBy(RULE)), activity).text).toBe(said);
  });

  it('is told to those it is about, with the rule', () => {
    const issue = issueView(ruledBy(RULE));
    expect(directNotice('gained', bob, issue, byRules(bob, RULE, 3), []).text).toContain(
      'Dibs assigned *CHECKOUT-1* to you: rule 3 `path:src/pay/*`.',
    );
    expect(directNotice('lost', bob, issue, byRules(payments, RULE, 3, bob), []).text).toContain(
      'Dibs took *CHECKOUT-1* from you and gave it to *#payments*: rule 3 `path:src/pay/*`.',
    );
    expect(teamNotice('gained', payments, issue, byRules(payments, LINE, 42)).text).toContain(
      'Dibs assigned *CHECKOUT-1* to *#payments*: CODEOWNERS line 42 `/src/my\\ pay/`.',
    );
    expect(bulkNotice('gained', bob, 24, byRules(bob, RULE, 3)).text).toBe(
      'Dibs assigned 24 issues to you, as the rules say.',
    );
    const byCommit = byRules(bob, 'commit 1a2b3c4', 0);
    expect(directNotice('gained', bob, issue, byCommit, []).text).toContain(
      'Dibs assigned *CHECKOUT-1* to you: commit `1a2b3c4`.',
    );
    expect(bulkNotice('gained', bob, 24, byCommit).text).toBe('Dibs assigned 24 issues to you, as commits suggest.');
  });

  it('is told on the card as a commit’s, with Why?, and so is an author who is suggested', () => {
    const held = JSON.stringify(issueCard(issueView(ruledBy('commit 1a2b3c4', bob)), []).blocks);
    expect(held).toContain('Assigned to *Bob Tanaka* by commit `1a2b3c4` · ');
    expect(held).toContain('"Why?"');
    const suggested = [{ actor: bob, reason: 'commit 1a2b3c4, yesterday' }];
    const free = JSON.stringify(issueCard(issueView(), suggested).blocks);
    expect(free).toContain('"Bob Tanaka · commit 1a2b3c4, yesterday"');
    expect(free).toContain('"Why?"');
    expect(held + free).not.toContain('line 0');
  });
});

describe('an explanation', () => {
  const first = (more: Partial<Explanation>) => lines(explanation(explained(more)))[0];
  const on = (issue: Parameters<typeof issueView>[0]): Partial<Explanation> => ({
    subject: { type: 'issue', issue: issueView(issue) },
  });
  const rule = tried().rule;

  it.each<[string, Partial<Explanation>]>([
    ['*CHECKOUT-1* belongs to *#payments*: rule 3 `path:src/pay/*` matches the path `src/pay/charge.ts`.', {}],
    [
      '*CHECKOUT-1* belongs to *#payments*, *Bob Tanaka*: rule 3 `path:src/pay/*` matches the URL `https://x.example/`.',
      { winner: tried({ owners: [payments, bob], on: { type: 'url', value: 'https://x.example/' } }) },
    ],
    [
      '*CHECKOUT-1* belongs to *#payments*, *#payments*, *#payments* and 1 more: rule 3 `path:src/pay/*` matches the module `pay.charge`.',
      { winner: tried({ owners: [payments, payments, payments, bob], on: { type: 'module', value: 'pay.charge' } }) },
    ],
    [
      '*CHECKOUT-1* belongs to *#payments*: CODEOWNERS line 42 `/src/` matches the tag `release: 1`.',
      { winner: tried({ rule: codeownersRule(42), on: { type: 'tag', name: 'release', value: '1' } }) },
    ],
    [
      '`src/a.ts` in *Checkout* belongs to *#payments*: rule 3 `path:src/pay/*` matches the path `src/pay/charge.ts`.',
      { subject: { type: 'path', path: 'src/a.ts' } },
    ],
    [
      'Nobody owns *CHECKOUT-1*: no rule that matches names anybody who can hold it.',
      { winner: null, matched: [tried({ owners: [], stale: ['#gone'] })] },
    ],
    ['Nobody owns *CHECKOUT-1*: none of 1,200 rules matches.', { winner: null, unmatchedCount: 1_200 }],
    ['Nobody owns *CHECKOUT-1*: the one rule there is does not match.', { winner: null, unmatchedCount: 1 }],
    [
      '`checkout` has no ownership rules yet: `/assign-admin rules set checkout` writes them.',
      { winner: null, unmatchedCount: 0 },
    ],
  ])('begins with %j', (said, more) => {
    expect(first(more)).toBe(said);
  });

  it.each<[string, Partial<Explanation>]>([
    ['*Bob Tanaka* holds it by a person’s decision, and rules leave that alone.', on(heldBy(bob))],
    [
      '*#payments* got it by the rule `path:old/*`, before the rules or the newest event became what they are now.',
      on(ruledBy('path:old/* #payments')),
    ],
    [
      '*#backend* got it by the rule `path:src/pay/*`, before the rules or the newest event became what they are now.',
      on(ruledBy(rule.text, backend)),
    ],
  ])('says of the holder that %j', (said, more) => {
    expect(lines(explanation(explained(more)))[1]).toBe(said);
  });

  it('says nothing more of a holder who got it by the rule that wins', () => {
    expect(lines(explanation(explained(on(ruledBy(rule.text)))))[1]).toBe('*1 rule matches*, the strongest first:');
  });

  it('goes through every rule that matched, the strongest first, with the winner marked and stale owners named', () => {
    const winner = tried();
    const all = explained({
      winner,
      matched: [
        tried({ rule: pathRule(9, 'src/*', 'path:src/* zoe@x.yz #gone'), owners: [], stale: ['zoe@x.yz', '#gone'] }),
        winner,
        // The same text on another line is another rule.
        tried({ rule: pathRule(2, 'src/pay/*') }),
        tried({ rule: codeownersRule(42, '/src/', ''), owners: [] }),
      ],
      unmatchedCount: 7,
      unmatched: [pathRule(8), pathRule(7), pathRule(6), pathRule(5), pathRule(4), pathRule(1)],
    });
    expect(lines(explanation(all)).slice(1)).toEqual([
      '*4 rules match*, the strongest first:',
      '• rule 9 `path:src/* zoe@x.yz #gone` · matches the path `src/pay/charge.ts` · `zoe@x.yz`, `#gone` cannot be assigned here',
      ':white_check_mark: rule 3 `path:src/pay/* #payments` · matches the path `src/pay/charge.ts` · *wins*',
      '• rule 2 `path:src/pay/* #payments` · matches the path `src/pay/charge.ts`',
      '• CODEOWNERS line 42 `/src/` · matches the path `src/pay/charge.ts` · names nobody',
      '7 rules do not match: rule 8 `path:src/dir8/*`, rule 7 `path:src/dir7/*`, rule 6 `path:src/dir6/*`, rule 5 `path:src/dir5/*`, rule 4 `path:src/dir4/*` and 2 more.',
    ]);
  });

  it('shows so many rules that one message can carry, and says how many more there are', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => tried({ rule: pathRule(at + 4) }));
    expect(lines(explanation(explained({ matched: many })))).toContain('and 1,980 more');
  });

  it('leaves out the owners of a rule that is too long to be shown whole', () => {
    const pattern = `src/${'deep/'.repeat(20)}*.ts`;
    const long = tried({ rule: pathRule(3, pattern, `path:${pattern} #payments bob@acme.example`) });
    expect(lines(explanation(explained({ winner: long })))[2]).toMatch(
      /^:white_check_mark: rule 3 `path:src[^ ]*\.ts` ·/,
    );
  });
});

describe('an explanation with suspect commits', () => {
  const tells = (more: Partial<Explanation>) => lines(explanation(explained({ winner: null, ...more })));
  const of = (mayAssign: boolean, ...tried: TriedCommit[]) => ({ commits: { tried, mayAssign } });
  const stranger = triedCommit({
    sha: '9f8e7d6c',
    authorEmail: 'eve@x.example',
    authorName: null,
    actor: null,
    score: 4,
  });

  it('shows each in order after the rules: who made it and when, what it touched, its score, and whom it names', () => {
    expect(tells({ unmatchedCount: 3, ...of(false, stranger, triedCommit()) })).toEqual([
      'Nobody owns *CHECKOUT-1*: none of 3 rules matches.',
      '3 rules do not match.',
      '*2 authors of commits of its release that touched its files*, the most suspect first:',
      expect.stringMatching(
        /^1\. commit `9f8e7d6` by `eve@x\.example`, <!date.*> · touched `\/app\/src\/pay\/charge\.ts` · score 4 · `eve@x\.example` cannot be assigned here$/,
      ),
      expect.stringMatching(
        /^2\. commit `1a2b3c4` by Bob, <!date.*> · touched `\/app\/src\/pay\/charge\.ts` · score 5 · names \*Bob Tanaka\*$/,
      ),
      'Commits only suggest here; with automatic assignment on, `/assign-admin rules commits checkout assign` lets them assign.',
    ]);
  });

  it('names the owner where commits may and no rule does', () => {
    const said = '*CHECKOUT-1* belongs to *Bob Tanaka*: commit `1a2b3c4` touched `/app/src/pay/charge.ts`.';
    const told = tells(of(true, stranger, triedCommit()));
    expect(told[0]).toBe(said);
    expect(told.at(-1)).toBe('Commits assign here what nobody holds and no rule names an owner for.');
    expect(tells(of(false, triedCommit()))[0]).toBe('Nobody owns *CHECKOUT-1*: there are no rules for it.');
    expect(tells({ winner: tried(), ...of(true, triedCommit()) })[0]).toContain('belongs to *#payments*: rule 3');
  });

  it('says of the holder only what is not so any more', () => {
    const held = (sha: string): Partial<Explanation> => ({
      subject: { type: 'issue', issue: issueView(ruledBy(`commit ${sha}`, bob)) },
      ...of(true, triedCommit()),
    });
    expect(tells(held('1a2b3c4'))[1]).toMatch(/^\*1 author/);
    expect(tells(held('7777777'))[1]).toBe(
      '*Bob Tanaka* got it by commit `7777777`, before the rules or the newest event became what they are now.',
    );
  });

  it('says that none is suspect, and how many more there are', () => {
    expect(tells({ winner: tried(), ...of(true) }).at(-1)).toBe(
      'No commit of its release touched a file that the error went through.',
    );
    expect(tells(of(true, ...Array.from({ length: 300 }, () => triedCommit())))).toContain('and 295 more');
  });
});

describe('an explanation of a path', () => {
  const inProject = (projectName: string, more: Partial<Explanation> = {}) =>
    explained({ subject: { type: 'path', path: 'src/a.ts' }, projectName, ...more });

  it('says how rules are written when there are none', () => {
    expect(pathExplanation(null, []).text).toBe(
      'No project has ownership rules yet: `/assign-admin rules set SLUG` writes them.',
    );
    expect(pathExplanation('web', []).text).toBe(
      '`web` has no ownership rules yet: `/assign-admin rules set web` writes them.',
    );
  });

  it('passes over projects whose rules were all taken away', () => {
    const empty = inProject('Old', { winner: null, matched: [], unmatchedCount: 0 });
    expect(pathExplanation(null, [empty, inProject('Web')])).toEqual(explanation(inProject('Web')));
    expect(pathExplanation(null, [empty]).text).toMatch(/^No project has ownership rules yet/);
    expect(pathExplanation('old', [empty]).text).toMatch(/^`old` has no ownership rules yet/);
  });

  it('is in full for one project, and a verdict each for several, those with an owner first', () => {
    expect(pathExplanation(null, [inProject('Web')])).toEqual(explanation(inProject('Web')));
    const several = pathExplanation(null, [
      inProject('Shop', { winner: null, matched: [], unmatchedCount: 2 }),
      inProject('Web'),
    ]);
    expect(lines(several).map((line) => line.slice(0, 40))).toEqual([
      '2 projects have rules, and this is what ',
      '`src/a.ts` in *Web* belongs to *#payment',
      'Nobody owns `src/a.ts` in *Shop*: none o',
      'With a project at the end, `/assign test',
    ]);
  });
});

describe('the answer to /assign auto', () => {
  it.each<[string, Partial<RulesDecision>]>([
    ['*CHECKOUT-1* is given to *#payments* by the rule `path:src/pay/*`.', {}],
    ['*CHECKOUT-1* moves to *#payments* by the CODEOWNERS line `/src/my\\ pay/`.', { outcome: 'moved', rule: LINE }],
    ['*CHECKOUT-1* is given to *Bob Tanaka* by commit `1a2b3c4`.', { holder: bob, rule: 'commit 1a2b3c4' }],
    ['*CHECKOUT-1* stays with *Bob Tanaka* by the rule `path:src/pay/*`.', { outcome: 'kept', holder: bob }],
    [
      '*CHECKOUT-1* stays with *Bob Tanaka*: no rule gives it to anybody.',
      { outcome: 'no_rule', holder: bob, rule: null },
    ],
    [
      '*CHECKOUT-1* is still held by nobody: no rule gives it to anybody.',
      { outcome: 'no_rule', holder: null, rule: null },
    ],
  ])('says %j', (said, more) => {
    expect(answerAuto([decision(more)]).text).toBe(said);
  });

  it('counts when there are several, and names the first twenty', () => {
    const decisions = [
      ...Array.from({ length: 20 }, () => decision()),
      decision({ outcome: 'moved' }),
      decision({ outcome: 'kept' }),
      decision({ outcome: 'no_rule' }),
      decision({ outcome: 'no_rule' }),
    ];
    const answer = answerAuto(decisions);
    expect(answer.text).toBe(
      '21 issues found their owners; 1 issue stays with its owner; 2 issues are left alone, for no rule gives them to anybody.',
    );
    expect(lines(answer)).toHaveLength(22);
    expect(lines(answer).at(-1)).toBe('and 4 more');
    expect(answerAuto([decision(), decision()]).text).toBe('2 issues found their owners.');
  });
});
