import { decodeListQuery, type ListQuery } from '../../../../src/slack/ids';
import { issueList } from '../../../../src/slack/messages/issue-list';
import { backend, issueView } from '../../../support/issue-view';

const actor = { type: 'team', id: '7' } as const;

function draw(page: number, total: number, more: Partial<ListQuery> & { isOwn?: boolean } = {}) {
  const { isOwn = false, ...query } = more;
  const list = issueList({
    query: { holder: { kind: 'actor', actor }, projectSlug: null, page, ...query },
    holder: query.holder ? null : backend,
    isOwn,
    issues: total === 0 ? [] : [issueView()],
    total,
    pageSize: 10,
  });
  const blocks = list.blocks as { elements?: { text: { text: string }; value: string; action_id?: string }[] }[];
  const buttons = blocks.flatMap(({ elements }) => elements ?? []).filter(({ action_id: id }) => id);
  return { text: list.text, pages: buttons.map(({ text, value }) => [text.text, decodeListQuery(value)?.page]) };
}

it.each([
  ['2 open issues that *#backend* holds', {}],
  ['2 open issues that you hold', { isOwn: true }],
  ['2 open issues in checkout that nobody holds', { holder: { kind: 'nobody' }, projectSlug: 'checkout' }],
  ['2 open issues', { holder: { kind: 'anyone' } }],
] as const)('a list is headed %j', (title, query) => {
  expect(draw(1, 2, query).text).toBe(title);
});

it.each([
  ['There are no open issues that you hold.', { isOwn: true }],
  ['There are no open issues.', { holder: { kind: 'anyone' } }],
] as const)('an empty list says %j', (text, query) => {
  expect(draw(1, 0, query)).toEqual({ text, pages: [] });
});

it.each([
  [1, 10, []],
  [1, 11, [['Next', 2]]],
  [
    2,
    21,
    [
      ['Previous', 1],
      ['Next', 3],
    ],
  ],
  [3, 21, [['Previous', 2]]],
  [9, 21, [['Previous', 2]]],
])('page %d of %d issues leads on to %j', (page, total, pages) => {
  expect(draw(page, total).pages).toEqual(pages);
});
