import { archiveModal } from '../../../../src/slack/views/archive-modal';
import { assignModal } from '../../../../src/slack/views/assign-modal';
import { homeView } from '../../../../src/slack/views/home-view';
import { loadingModal } from '../../../../src/slack/views/loading-modal';
import type { ModalMetadata } from '../../../../src/slack/views/modal-metadata';
import { noticeModal } from '../../../../src/slack/views/notice-modal';
import { resolveModal } from '../../../../src/slack/views/resolve-modal';
import { checkView } from '../../../support/block-kit';
import { bob, heldBy, issueView } from '../../../support/issue-view';

const metadata: ModalMetadata = {
  issueIds: ['41'],
  channelId: 'C0ALERTS1',
  responseUrl: 'https://hooks.slack.example/actions/T1/2/abc',
  expiresAt: 1_772_447_400_000,
};
const six = Array.from({ length: 6 }, (_, at) => issueView({ id: `${at + 1}`, shortId: `CHECKOUT-${at + 1}` }));

describe.each([
  ['assign modal', assignModal({ ...metadata, issueIds: [] })],
  ['assign modal with issue and holder chosen', assignModal(metadata, { issues: [issueView()], assignee: bob })],
  ['archive modal', archiveModal(metadata, [issueView()])],
  ['archive modal for several issues', archiveModal({ ...metadata, issueIds: six.map(({ id }) => id) }, six)],
  ['resolve modal', resolveModal(metadata, [issueView()])],
  ['loading modal', loadingModal('Archive')],
  ['notice modal', noticeModal('Archive', 'There is no such issue.')],
  ['home tab', homeView({ issues: [issueView(heldBy(bob))], total: 12 })],
  ['home tab of somebody without issues', homeView({ issues: [], total: 0 })],
])('%s', (_name, view) => {
  it('is what Slack takes', () => {
    expect(checkView(view)).toEqual([]);
  });

  it('is drawn as agreed', () => {
    expect(view).toMatchSnapshot();
  });
});
