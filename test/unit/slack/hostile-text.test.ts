import * as fc from 'fast-check';
import type { IssueView } from '../../../src/issues/types';
import type { Actor } from '../../../src/people/types';
import { bold, code, fence, literal, quote } from '../../../src/slack/blocks/mrkdwn';
import { oneLine, truncate } from '../../../src/slack/blocks/text';
import { issueDetail } from '../../../src/slack/messages/issue-detail';
import { issueList } from '../../../src/slack/messages/issue-list';
import { failure, refusal } from '../../../src/slack/messages/refusal';
import { renderMessage } from '../../../src/slack/messages/render';
import { usage } from '../../../src/slack/messages/usage';
import { archiveModal } from '../../../src/slack/views/archive-modal';
import { assignModal } from '../../../src/slack/views/assign-modal';
import { homeView } from '../../../src/slack/views/home-view';
import { noticeModal } from '../../../src/slack/views/notice-modal';
import { assigneeOptions, issueOptions } from '../../../src/slack/views/option-groups';
import { resolveModal } from '../../../src/slack/views/resolve-modal';
import { checkMenuAnswer, checkMessage, checkMrkdwn, checkView } from '../../support/block-kit';
import {
  NOW,
  activity,
  alice,
  assignedData,
  assignmentSummary,
  changedBy,
  entry,
  issueView,
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
    assignee: { actor: actor(text), assignedBy: team(text), assignedAt: NOW },
    ...changedBy(actor(text)),
    ...more,
  });
}

const suggestions = (text: string) =>
  Array.from({ length: 4 }, (_, at) => ({ actor: { ...team(text), id: `${at + 10}` }, reason: text }));
const metadata = { issueIds: ['41'], channelId: 'C1', responseUrl: null, expiresAt: 0 };

/** Everything that is drawn, from one text. */
const messages: Record<string, (text: string) => unknown> = {
  card: (text) => renderMessage({ kind: 'card', issue: issueOf(text), suggested: suggestions(text) }),
  'card of an archived issue': (text) =>
    renderMessage({
      kind: 'card',
      issue: issueOf(text, { status: 'archived', archive: { mode: 'until_time', until: NOW, untilCount: null } }),
      suggested: [],
    }),
  'card of a deleted project': (text) =>
    renderMessage({
      kind: 'card',
      issue: issueOf(text, { project: { ...issueOf(text).project, status: 'deleting' } }),
      suggested: [],
    }),
  'thread line': (text) =>
    renderMessage({
      kind: 'thread-line',
      issue: issueOf(text),
      activity: activity('ASSIGNED', assignedData(actor(text), team(text), text), alice),
    }),
  'direct notice': (text) =>
    renderMessage({
      kind: 'direct-notice',
      role: 'gained',
      issue: issueOf(text),
      activity: activity('ASSIGNED', assignedData(actor(text), team(text), text), actor(text)),
      suggested: suggestions(text),
    }),
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
  'answer to an assignment': (text) =>
    renderMessage({
      kind: 'answer-assignment',
      summary: assignmentSummary(
        Array.from({ length: 25 }, () =>
          entry({ shortId: text, title: text, outcome: 'reassigned', before: team(text), after: alice }),
        ),
        { to: actor(text), reason: text },
      ),
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
  usage: (text) => usage({ text, what: text }),
  refusal: (text) => refusal(text),
  failure: (text) => failure(text),
};
const views: Record<string, (text: string) => unknown> = {
  'assign modal': (text) => assignModal(metadata, { issues: [issueOf(text)], assignee: actor(text) }),
  'archive modal': (text) =>
    archiveModal(
      metadata,
      Array.from({ length: 9 }, () => issueOf(text)),
    ),
  'resolve modal': (text) => resolveModal(metadata, [issueOf(text)]),
  'notice modal': (text) => noticeModal(text, text),
  'home tab': (text) =>
    homeView({ issues: Array.from({ length: 10 }, (_, at) => issueOf(text, { id: `${at + 1}` })), total: 99 }),
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
      fc.property(hostile, (text) => expect(checkMessage(draw(text))).toEqual([])),
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
