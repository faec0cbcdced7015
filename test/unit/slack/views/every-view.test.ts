import type { NotificationSettings } from '../../../../src/notifications/types';
import { answerAssignment } from '../../../../src/slack/messages/answer-assignment';
import { archiveModal } from '../../../../src/slack/views/archive-modal';
import { assignModal } from '../../../../src/slack/views/assign-modal';
import { homeView } from '../../../../src/slack/views/home-view';
import { loadingModal } from '../../../../src/slack/views/loading-modal';
import { encodeMetadata, type ModalMetadata } from '../../../../src/slack/views/modal-metadata';
import { noticeModal } from '../../../../src/slack/views/notice-modal';
import { resolveModal } from '../../../../src/slack/views/resolve-modal';
import { FIRST_STATE } from '../../../../src/slack/home/home-state';
import { settingsModal } from '../../../../src/slack/views/settings-modal';
import { severalModal } from '../../../../src/slack/views/several-modal';
import { severalResult } from '../../../../src/slack/views/several-result';
import { checkView } from '../../../support/block-kit';
import { assignmentSummary, bob, entry, heldBy, issueView } from '../../../support/issue-view';

const metadata: ModalMetadata = {
  issueIds: ['41'],
  channelId: 'C0ALERTS1',
  responseUrl: 'https://hooks.slack.example/actions/T1/2/abc',
  expiresAt: 1_772_447_400_000,
};
const usual: NotificationSettings = { level: 'subscribed', ownActions: false, projects: [] };
const choosy: NotificationSettings = {
  level: 'always',
  ownActions: true,
  projects: Array.from({ length: 12 }, (_, at) => ({
    id: `${at + 7}`,
    slug: `shop-${at}`,
    name: `Shop ${at}`,
    level: at % 2 === 0 ? 'never' : 'subscribed',
  })),
};
const six = Array.from({ length: 6 }, (_, at) => issueView({ id: `${at + 1}`, shortId: `CHECKOUT-${at + 1}` }));

const ten = Array.from({ length: 10 }, (_, at) =>
  issueView({ id: `${at + 1}`, shortId: `CHECKOUT-${at + 1}`, timesSeen: at + 1, ...heldBy(bob) }),
);
const fifty = Array.from({ length: 50 }, (_, at) => issueView({ id: `${at + 1}`, shortId: `CHECKOUT-${at + 1}` }));
const emptyHome = homeView({
  state: FIRST_STATE,
  project: null,
  queue: { counts: { unassigned: 0, mine: 0, teams: 0 }, page: 1, issues: [] },
  settings: usual,
  said: [],
});

describe.each([
  ['assign modal', assignModal({ ...metadata, issueIds: [] })],
  ['assign modal with issue and holder chosen', assignModal(metadata, { issues: [issueView()], assignee: bob })],
  [
    'assign modal with a hint',
    assignModal({ ...metadata, issueIds: [] }, { hint: 'I found no issue in that message.' }),
  ],
  ['archive modal', archiveModal(metadata, [issueView()])],
  ['archive modal for several issues', archiveModal({ ...metadata, issueIds: six.map(({ id }) => id) }, six)],
  ['resolve modal', resolveModal(metadata, [issueView()])],
  ['loading modal', loadingModal('Archive')],
  ['notice modal', noticeModal('Archive', 'There is no such issue.')],
  [
    'home tab with a full page in the middle, filtered, after something was done',
    homeView({
      state: { tab: 'mine', filter: { projectId: '7', level: 'error', olderThanDays: 7 }, page: 2 },
      project: { id: '7', organizationId: '1', slug: 'checkout', name: 'Checkout', publicKey: '' },
      queue: { counts: { unassigned: 10_204, mine: 36, teams: 0 }, page: 2, issues: ten },
      settings: choosy,
      said: answerAssignment(assignmentSummary([entry()], { source: 'take_next' })).blocks,
    }),
  ],
  ['home tab of somebody without issues or settings', emptyHome],
  ['several modal with all its groups', severalModal({ issues: fifty, first: 51, total: 210 }, 0)],
  ['several modal with one issue', severalModal({ issues: [issueView()], first: 1, total: 1 }, 0)],
  [
    'result of assigning several',
    severalResult({
      kind: 'assign',
      done: assignmentSummary([entry(), entry({ outcome: 'reassigned', before: bob })]),
      refused: [
        {
          issue: { id: '5', projectId: '7', projectName: 'Shop', shortId: 'SHOP-5', title: 'a & b' },
          why: 'Dan cannot be assigned to issues of Shop: only its teams and their members can.',
        },
      ],
      missing: 2,
    }),
  ],
  ['result of changing nothing', severalResult({ kind: 'change', done: null, missing: 1 })],
  ['settings modal', settingsModal(encodeMetadata({ ...metadata, issueIds: [] }), usual)],
  ['settings modal of somebody choosy', settingsModal(encodeMetadata({ ...metadata, issueIds: [] }), choosy)],
])('%s', (_name, view) => {
  it('is what Slack takes', () => {
    expect(checkView(view)).toEqual([]);
  });

  it('is drawn as agreed', () => {
    expect(view).toMatchSnapshot();
  });
});
