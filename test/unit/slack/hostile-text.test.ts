import * as fc from 'fast-check';
import type { IssueView } from '../../../src/issues/types';
import type { NotificationSettings } from '../../../src/notifications/types';
import type { Explanation, TriedRule } from '../../../src/ownership/views';
import type { Actor } from '../../../src/people/types';
import { bold, code, fence, literal, quote } from '../../../src/slack/blocks/mrkdwn';
import { oneLine, truncate } from '../../../src/slack/blocks/text';
import { projectDeleted } from '../../../src/slack/messages/admin/project-deleted';
import { projectList } from '../../../src/slack/messages/admin/project-list';
import { answerAuto } from '../../../src/slack/messages/answer-auto';
import { explanation, pathExplanation } from '../../../src/slack/messages/explanation';
import { issueDetail } from '../../../src/slack/messages/issue-detail';
import { issueList } from '../../../src/slack/messages/issue-list';
import { failure, refusal } from '../../../src/slack/messages/refusal';
import { renderMessage } from '../../../src/slack/messages/render';
import { searchQuestion } from '../../../src/slack/messages/search-question';
import { settingsSaved } from '../../../src/slack/messages/settings-saved';
import { mentionUsage } from '../../../src/slack/messages/mention-usage';
import { answerStats } from '../../../src/slack/messages/answer-stats';
import { statsPost } from '../../../src/slack/messages/stats';
import { statsView } from '../../support/stats-view';
import { usage } from '../../../src/slack/messages/usage';
import { adminForm } from '../../../src/slack/views/admin/admin-form';
import { confirmDelete } from '../../../src/slack/views/admin/delete-forms';
import { restoreProjectFields } from '../../../src/slack/views/admin/project-forms';
import { archiveModal } from '../../../src/slack/views/archive-modal';
import { assignModal } from '../../../src/slack/views/assign-modal';
import { FIRST_STATE } from '../../../src/slack/home/home-state';
import { homeView } from '../../../src/slack/views/home-view';
import { encodeMetadata } from '../../../src/slack/views/modal-metadata';
import { noticeModal } from '../../../src/slack/views/notice-modal';
import { assigneeOptions, issueOptions } from '../../../src/slack/views/option-groups';
import { resolveModal } from '../../../src/slack/views/resolve-modal';
import { runOf } from '../../support/rules-run';
import { severalModal } from '../../../src/slack/views/several-modal';
import { severalResult } from '../../../src/slack/views/several-result';
import { settingsModal } from '../../../src/slack/views/settings-modal';
import { deletable, deletionOf, finishedAfter, purging } from '../../support/deletion-view';
import { codeownersRule, decision, explained, pathRule, triedCommit } from '../../support/explanation';
import { proposalView } from '../../support/proposal-view';
import { searched } from '../../support/searched';
import { checkMenuAnswer, checkMessage, checkMrkdwn, checkView } from '../../support/block-kit';
import {
  NOW,
  activity,
  alice,
  assignedData,
  assignmentSummary,
  bob,
  byRules,
  changedBy,
  entry,
  heldBy,
  issueView,
  ruledBy,
} from '../../support/issue-view';

/** Pieces that would do harm if they reached Slack as they are. */
const pieces = [
  '<!channel>',
  '<!here|here>',
  '<@U1>',
  '<#C1|general>',
  '<!subteam^S1>',
  '<!date^1^{date}^https://evil.example|x>',
  '<https://evil.example|click>',
  '&lt;!channel&gt;',
  '&',
  '<',
  '>',
  '|',
  '`',
  '``',
  '```',
  '*',
  '_',
  '~',
  '\n',
  '\n> ',
  '\r\n',
  '\u2028',
  '\u202E',
  '\u2066',
  '\u200b',
  '\u0000',
  '\ud83d',
  '\udc00',
  '😀',
  '👩‍👩‍👧',
  'é',
  'שלום',
  ':bug:',
  '@channel',
  '{ago}',
  'x',
  ' ',
];
const hostile = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 60 })
      .map((all) => all.join('')),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...pieces)
      .chain((piece) => fc.integer({ min: 1, max: 4000 }).map((times) => piece.repeat(times))),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('&', '`', '😀', '\ud83d', '<!channel>', ' ', '\u0000')
      .map((piece) => piece.repeat(Math.ceil(1_000_000 / piece.length))),
  },
);

const actor = (text: string): Actor => ({
  type: 'user',
  id: '5',
  name: text,
  handle: text,
  slackUserId: text,
  email: text,
});
const team = (text: string): Actor => ({ type: 'team', id: '6', name: text, slug: text, slackUsergroupId: text });

/** An issue in which every text that can come from outside is this one. */
function issueOf(text: string, more: Partial<IssueView> = {}): IssueView {
  return issueView({
    shortId: `${text.slice(0, 200)}-1`,
    project: { id: '3', slug: text, name: text, status: 'active', hasReleases: true },
    title: text,
    culprit: text,
    message: `${text}\n${text.slice(0, 100)}`,
    url: `https://shop.example/${text.slice(0, 2000)}`,
    tags: Array.from({ length: 20 }, () => [text, text] as const),
    assignee: { actor: actor(text), assignedBy: team(text), assignedAt: NOW, rule: null },
    ...changedBy(actor(text)),
    ...more,
  });
}

const RULES = ['', 'path:', 'path:"', 'tags.x:', 'codeowners:', 'codeowners:\\'];
const rulesOf = (text: string) => RULES.map((prefix) => prefix + text);

/** As much as one explanation can hold of one text. */
function explanationOf(text: string, winner: boolean, subject: Explanation['subject']): Explanation {
  const owners = Array.from({ length: 9 }, () => actor(text));
  const stale = Array.from({ length: 9 }, () => text);
  const rule = winner ? pathRule(1_000, text, `path:${text}`) : codeownersRule(1_000, text, text);
  const strongest: TriedRule = { rule, on: { type: 'tag', name: text, value: text }, owners, stale };
  return explained({
    projectSlug: text,
    projectName: text,
    subject,
    winner: winner ? strongest : null,
    matched: [
      strongest,
      ...Array.from({ length: 30 }, () => ({ ...strongest, on: { type: 'url', value: text } as const })),
    ],
    unmatchedCount: 2_000,
    unmatched: Array.from({ length: 30 }, (_, at) => pathRule(at + 1, text, text)),
    commits: {
      mayAssign: winner,
      tried: [actor(text), null].map((who) =>
        triedCommit({ authorEmail: text, authorName: who && text, file: text, path: text, actor: who }),
      ),
    },
  });
}

const suggestions = (text: string) =>
  Array.from({ length: 4 }, (_, at) => ({ actor: { ...team(text), id: `${at + 10}` }, reason: text }));
const metadata = { issueIds: ['41'], channelId: 'C1', responseUrl: null, expiresAt: 0 };

/** Everything that is drawn, from one text. */
/** Statistics of whoever is called so. */
const hostileStats = (text: string) =>
  statsView({
    name: text,
    load: Array.from({ length: 12 }, () => ({ actor: actor(text), open: 1, since: NOW })),
    unowned: { total: 3, oldest: ['1', '2', '3'].map((id) => issueOf(text, { id })) },
    rules: Array.from({ length: 5 }, () => ({ rule: text, hits: 1 })),
  });

const messages: Record<string, (text: string) => unknown> = {
  statistics: (text) => answerStats(hostileStats(text), { isDirect: false }),
  'statistics with their picture': (text) => statsPost({ stats: hostileStats(text), withoutFiles: text }),
  card: (text) => renderMessage({ kind: 'card', issue: issueOf(text), suggested: suggestions(text) }),
  'card of an archived issue': (text) =>
    renderMessage({
      kind: 'card',
      issue: issueOf(text, { status: 'archived', archive: { mode: 'until_time', until: NOW, untilCount: null } }),
      suggested: [],
    }),
  'card of an issue that a rule gave away': (text) =>
    rulesOf(text).map((rule) =>
      renderMessage({
        kind: 'card',
        issue: issueOf(text, ruledBy(rule, team(text))),
        suggested: suggestions(`rule 3 · ${text}`),
      }),
    ),
  'thread line and notices of what rules did': (text) =>
    rulesOf(text).flatMap((rule) => {
      const change = { issue: issueOf(text), activity: byRules(actor(text), rule, 3, team(text)) };
      return [
        renderMessage({ kind: 'thread-line', ...change }),
        renderMessage({
          kind: 'direct-notice',
          role: 'gained',
          recipient: bob,
          suggested: suggestions(`rule 3 · ${text}`),
          ...change,
        }),
        renderMessage({ kind: 'team-notice', role: 'gained', team: team(text), ...change }),
      ];
    }),
  'explanation of an issue': (text) =>
    [true, false].map((winner) =>
      explanation(explanationOf(text, winner, { type: 'issue', issue: issueOf(text, ruledBy(text)) })),
    ),
  'explanation of a path': (text) =>
    [1, 10].map((projects) => {
      const one = explanationOf(text, true, { type: 'path', path: text });
      return pathExplanation(
        text,
        Array.from({ length: projects }, () => one),
      );
    }),
  'explanation without rules': (text) => pathExplanation(text, []),
  'what the rules decided': (text) =>
    [1, 100].map((issues) =>
      answerAuto(
        Array.from({ length: issues }, () =>
          decision({ shortId: text, title: text, holder: team(text), rule: `path:${text}` }),
        ),
      ),
    ),
  'card of a deleted project': (text) => renderMessage({ kind: 'retired-card', shortId: text }),
  'new rules under way': (text) =>
    (['running', 'replaced', 'done'] as const).map((state) =>
      renderMessage({ kind: 'rules-run', run: runOf({ state, projectName: text, projectSlug: text }) }),
    ),
  'deletion under way': (text) =>
    renderMessage({ kind: 'deletion', deletion: purging({ name: text, slug: text, counted: { Event: 2 } }) }),
  'deletion that is over': (text) =>
    renderMessage({ kind: 'deletion', deletion: { ...finishedAfter(0, { Event: 2 }), name: text, slug: text } }),
  'deleted project': (text) => projectDeleted(deletionOf({ name: text, slug: text }), false),
  'list with deleted projects': (text) =>
    projectList(
      [],
      { page: 1, pageSize: 10, total: 0 },
      Array.from({ length: 20 }, () => deletionOf({ name: text, slug: text })),
    ),
  'question what a search would change': (text) =>
    [null, team(text)].map((to) =>
      searchQuestion(
        searched({ to, reason: text, samples: Array(5).fill({ shortId: text, title: text, holder: actor(text) }) }),
        text,
        true,
      ),
    ),
  'answer to an assignment to members of a team': (text) =>
    [1, 20].map((issues) =>
      renderMessage({
        kind: 'answer-assignment',
        cardsToRedraw: 3,
        summary: assignmentSummary(
          Array.from({ length: issues }, () => entry({ shortId: text, title: text, before: team(text), after: null })),
          {
            reason: text,
            toOne: {
              team: team(text),
              choices: [{ issueId: '41', to: actor(text), open: 2, tied: true }],
              away: Array.from({ length: 5 }, () => actor(text)),
            },
          },
        ),
      }),
    ),
  'thread line': (text) =>
    [{}, { team: text }].map((more) =>
      renderMessage({
        kind: 'thread-line',
        issue: issueOf(text),
        activity: activity('ASSIGNED', { ...assignedData(actor(text), team(text), text), ...more }, alice),
      }),
    ),
  'direct notice': (text) =>
    renderMessage({
      kind: 'direct-notice',
      role: 'gained',
      recipient: bob,
      issue: issueOf(text),
      activity: activity('ASSIGNED', assignedData(actor(text), team(text), text), actor(text)),
      suggested: suggestions(text),
    }),
  'direct notice to a member of a team': (text) =>
    (['gained', 'lost'] as const).map((role) =>
      renderMessage({
        kind: 'direct-notice',
        role,
        recipient: bob,
        issue: issueOf(text, heldBy(team(text))),
        activity: activity('ASSIGNED', assignedData(team(text), team(text), text), actor(text)),
        suggested: [],
      }),
    ),
  'team notice': (text) =>
    renderMessage({
      kind: 'team-notice',
      role: 'lost',
      team: team(text),
      issue: issueOf(text),
      activity: activity('ASSIGNED', { ...assignedData(actor(text), team(text), text), assignee: '77' }, actor(text)),
    }),
  'notice of many issues': (text) =>
    renderMessage({
      kind: 'bulk-notice',
      role: 'lost',
      recipient: team(text),
      count: 24,
      activity: activity('ASSIGNED', assignedData(actor(text), team(text), text), actor(text)),
    }),
  ...Object.fromEntries(
    (['waiting', 'added', 'later', 'never'] as const).map((state) => [
      `proposed rule (${state})`,
      (text: string) =>
        renderMessage({
          kind: 'rule-proposal',
          proposal: proposalView({
            projectName: text,
            projectSlug: text,
            ruleText: text,
            givenTo: text,
            to: actor(text),
            line: text,
            issues: Array.from({ length: 5 }, () => ({ shortId: text, title: text })),
            handedOver: 9,
            state,
            decidedBy: team(text),
          }),
        }),
    ]),
  ),
  'answer to an assignment': (text) =>
    renderMessage({
      kind: 'answer-assignment',
      summary: assignmentSummary(
        Array.from({ length: 25 }, () =>
          entry({ shortId: text, title: text, outcome: 'reassigned', before: team(text), after: alice }),
        ),
        { to: actor(text), reason: text },
      ),
      absence: {
        who: actor(text),
        away: { why: 'status', text, emoji: text, until: new Date(0) },
        instead: { actor: team(text), reason: text },
      },
    }),
  'answer to archiving': (text) =>
    renderMessage({
      kind: 'answer-triage',
      summary: {
        requestId: 'r1',
        change: { to: 'archived', mode: 'forever' },
        issues: Array.from({ length: 25 }, () => ({ issueId: '41', shortId: text, title: text, changed: true })),
      },
    }),
  'analytics digest': (text) => {
    const tally = { top: [{ name: text, count: 3 }], rest: 0 };
    const at = new Date('2026-03-02T08:00:00Z');
    const digest = { total: 3, from: at, to: at, types: tally, sources: tally, projects: tally };
    return renderMessage({ kind: 'analytics-digest', digest });
  },
  welcome: (text) => renderMessage({ kind: 'welcome', projectName: text, projectSlug: text.slice(0, 50), dsn: text }),
  list: (text) =>
    issueList({
      query: { holder: { kind: 'nobody' }, projectSlug: text.slice(0, 100), page: 2 },
      holder: actor(text),
      isOwn: false,
      issues: Array.from({ length: 10 }, (_, at) => issueOf(text, { id: `${at + 1}` })),
      total: 1000,
      pageSize: 10,
    }),
  'issues shown': (text) =>
    issueDetail(Array.from({ length: 100 }, (_, at) => ({ issue: issueOf(text, { id: `${at + 1}` }), suggested: [] }))),
  'saved settings': (text) => settingsSaved(settingsOf(text)),
  usage: (text) => usage({ text, what: text }),
  'usage of mentions': (text) => mentionUsage({ text, what: text }),
  refusal: (text) => refusal(text),
  failure: (text) => failure(text),
};
const settingsOf = (text: string): NotificationSettings => ({
  level: 'always',
  ownActions: true,
  projects: Array.from({ length: 30 }, (_, at) => ({ id: `${at + 1}`, slug: text, name: text, level: 'never' })),
});
const views: Record<string, (text: string) => unknown> = {
  'assign modal': (text) => assignModal(metadata, { issues: [issueOf(text)], assignee: actor(text) }),
  'archive modal': (text) =>
    archiveModal(
      metadata,
      Array.from({ length: 9 }, () => issueOf(text)),
    ),
  'resolve modal': (text) => resolveModal(metadata, [issueOf(text)]),
  'notice modal': (text) => noticeModal(text, text),
  'form that confirms a deletion': (text) =>
    confirmDelete(
      { ...metadata, issueIds: [], deletion: { projectId: '3', now: false } },
      deletable({ name: text, slug: text }),
      false,
    ),
  'form that restores a project': (text) =>
    adminForm(
      'project-restore',
      encodeMetadata(metadata),
      restoreProjectFields([deletionOf({ name: text, slug: text })]),
    ),
  'home tab': (text) =>
    homeView({
      state: { ...FIRST_STATE, page: 2 },
      project: { id: '7', organizationId: '1', slug: 'shop', name: text, publicKey: '' },
      queue: {
        counts: { unassigned: 99, mine: 0, teams: 0 },
        page: 2,
        issues: Array.from({ length: 10 }, (_, at) => issueOf(text, { id: `${at + 1}` })),
      },
      settings: settingsOf(text),
      said: [],
    }),
  'form to select several': (text) =>
    severalModal(
      { issues: Array.from({ length: 50 }, (_, at) => issueOf(text, { id: `${at + 1}` })), first: 1, total: 50 },
      0,
    ),
  'result of assigning several': (text) =>
    severalResult({
      kind: 'assign',
      done: null,
      refused: Array.from({ length: 50 }, (_, at) => ({
        issue: { id: `${at + 1}`, projectId: '7', projectName: text, shortId: `SHOP-${at}`, title: text },
        why: text,
      })),
      missing: 0,
    }),
  'settings modal': (text) => settingsModal(encodeMetadata(metadata), settingsOf(text)),
};
const menus: Record<string, (text: string) => unknown> = {
  'assignee menu': (text) =>
    assigneeOptions({ held: true, suggested: suggestions(text), teams: [team(text)], people: [actor(text)] }),
  'issue picker': (text) => issueOptions([issueOf(text)]),
};

const runs = { numRuns: 40 };

describe('whatever a text says, it mentions nobody, breaks out of nothing and passes no limit', () => {
  it.each(Object.entries(messages))('in the %s', (_name, draw) => {
    fc.assert(
      fc.property(hostile, (text) => expect([draw(text)].flat().flatMap(checkMessage)).toEqual([])),
      runs,
    );
  });

  it.each(Object.entries(views))('in the %s', (_name, draw) => {
    fc.assert(
      fc.property(hostile, (text) => expect(checkView(draw(text))).toEqual([])),
      runs,
    );
  });

  it.each(Object.entries(menus))('in the %s', (_name, draw) => {
    fc.assert(
      fc.property(hostile, (text) => expect(checkMenuAnswer(draw(text))).toEqual([])),
      runs,
    );
  });

  it.each(Object.entries({ literal, bold, code, quote, fence }))('as %s', (_name, draw) => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 2, max: 300 }), (text, max) => {
        const drawn = draw(text, max);
        expect(checkMrkdwn(drawn)).toEqual([]);
        expect(drawn.length).toBeLessThanOrEqual(max * 5 + 8);
      }),
    );
  });

  it('truncating never leaves half a character nor passes its limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, max) => {
        expect(truncate(text, max).length).toBeLessThanOrEqual(max);
        expect(oneLine(text, max)).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
