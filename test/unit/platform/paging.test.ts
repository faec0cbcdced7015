import fc from 'fast-check';
import { pageOf } from '../../../src/platform/paging';

test.each([
  [
    { page: 1, pageSize: 10 },
    { limit: 10, offset: 0 },
  ],
  [
    { page: 3, pageSize: 25 },
    { limit: 25, offset: 50 },
  ],
  [
    { page: 0, pageSize: 0 },
    { limit: 1, offset: 0 },
  ],
  [
    { page: -5, pageSize: 1_000 },
    { limit: 100, offset: 0 },
  ],
  [
    { page: 2.9, pageSize: 10.9 },
    { limit: 10, offset: 10 },
  ],
  [
    { page: NaN, pageSize: Infinity },
    { limit: 1, offset: 0 },
  ],
])('%j reads %j', (paging, expected) => {
  expect(pageOf(paging)).toEqual(expected);
});

test('whatever is asked for, the rows read are whole, few and not far out', () => {
  fc.assert(
    fc.property(fc.double(), fc.double(), (page, pageSize) => {
      const { limit, offset } = pageOf({ page, pageSize });
      expect(Number.isInteger(limit) && limit >= 1 && limit <= 100).toBe(true);
      expect(Number.isInteger(offset) && offset >= 0 && offset < 1_000_000).toBe(true);
    }),
  );
});
