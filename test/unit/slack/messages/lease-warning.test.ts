import { MOST_ASKED } from '../../../../src/leases/ask-holders';
import { leaseWarning } from '../../../../src/slack/messages/lease-warning';
import { checkMessage } from '../../../support/block-kit';
import { bob, heldBy, issueView } from '../../../support/issue-view';

const hostile = issueView({
  title: '<!channel> <&>*'.repeat(500),
  culprit: '<&>`'.repeat(500),
  message: '```<&>'.repeat(2_000),
  ...heldBy(bob),
});

test.each([1, MOST_ASKED])('%d issues with endless texts are what Slack takes, and mention nobody', (count) => {
  const items = Array.from({ length: count }, (_, at) => {
    const issue = { ...hostile, id: String(at + 1), shortId: `${'X'.repeat(50)}-${at}` };
    return { issue, isOpen: true, ended: null, backTo: 'x'.repeat(50) };
  });
  const message = leaseWarning({ id: '9223372036854775807', days: 60, answerBy: new Date(0), items });
  expect(checkMessage(message)).toEqual([]);
  expect(JSON.stringify(message)).not.toContain('<!channel');
});
