import { readIssueLink } from '../../../src/issues/issue-link';

const publicUrl = 'https://dibs.example.com/app';

test.each<[address: string, id: string | null]>([
  ['https://dibs.example.com/app/issues/CHECKOUT-12', 'CHECKOUT-12'],
  ['https://DIBS.example.com/app/issues/checkout-12/?utm=1#x', 'CHECKOUT-12'],
  ['https://dibs.example.com/issues/CHECKOUT-12', null],
  ['https://dibs.example.com/app/issues/', null],
  ['https://dibs.example.com/app/issues/CHECKOUT-12/events', null],
  ['https://dibs.example.com/app/issues/CHECKOUT%2D12', null],
  ['https://dibs.example.com.evil.example/app/issues/CHECKOUT-12', null],
  ['http://dibs.example.com/app/issues/CHECKOUT-12', null],
  ['https://bob@evil.example/https://dibs.example.com/app/issues/CHECKOUT-12', null],
  [`https://dibs.example.com/app/issues/CHECKOUT-12?${'x'.repeat(1_000)}`, null],
  ['CHECKOUT-12', null],
  ['', null],
])('%s', (address, id) => {
  expect(readIssueLink({ publicUrl }, address)).toBe(id);
});
