import type { HandleList } from '../../../../src/ownership/list-handles';
import { handleList, handleMapped } from '../../../../src/slack/messages/admin/handle-list';
import type { RenderedMessage } from '../../../../src/slack/messages/rendered-message';
import { checkMessage } from '../../../support/block-kit';
import { backend, bob } from '../../../support/issue-view';

const some: HandleList = {
  mapped: [
    { handle: '@acme/pay', to: backend, isStale: false },
    { handle: '@octo-bob', to: bob, isStale: true },
  ],
  unmapped: [
    { handle: '@acme/web', projects: ['my-shop'] },
    { handle: '@nobody', projects: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
  ],
};

const drawn: Record<string, RenderedMessage> = {
  'mapped and unmapped handles': handleList(some),
  'mapped handles only': handleList({ ...some, unmapped: [] }),
  'no handles': handleList({ mapped: [], unmapped: [] }),
  'a handle that was mapped': handleMapped('@octo-bob', bob),
  'a handle that is mapped no more': handleMapped('@octo-bob', null),
};

describe.each(Object.entries(drawn))('%s', (_name, message) => {
  it('is what Slack takes', () => expect(checkMessage(message)).toEqual([]));
  it('is drawn as agreed', () => expect(message).toMatchSnapshot());
});

test('thousands of the longest handles keep Slack’s limits, and say how many more there are', () => {
  const handles = Array.from({ length: 5_000 }, (_, at) => `@${'x'.repeat(95)}${at}/${'y'.repeat(99)}`);
  const projects = Array.from({ length: 1_000 }, (_, at) => `${'p'.repeat(90)}${at}`);
  const many = handleList({
    mapped: handles.map((handle) => ({ handle, to: { ...backend, slug: 'z'.repeat(100) }, isStale: true })),
    unmapped: handles.map((handle) => ({ handle, projects })),
  });
  expect(checkMessage(many)).toEqual([]);
  expect(JSON.stringify(many.blocks).match(/and 4,985 more/g)).toHaveLength(2);
});
