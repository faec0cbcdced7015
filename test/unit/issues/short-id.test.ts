import { parseShortId, shortId } from '../../../src/issues/short-id';

describe('a short id', () => {
  it('is the slug in capitals and the number', () => {
    expect(shortId('my-app', 12)).toBe('MY-APP-12');
  });

  it.each([
    ['CHECKOUT-1', { slug: 'checkout', number: 1 }],
    ['checkout-1', { slug: 'checkout', number: 1 }],
    [' My-App-2-30 ', { slug: 'my-app-2', number: 30 }],
    ['a_b-7', { slug: 'a_b', number: 7 }],
  ])('%j is read', (text, parsed) => {
    expect(parseShortId(text)).toEqual(parsed);
  });

  it.each([
    'CHECKOUT',
    'CHECKOUT-',
    '-1',
    'CHECKOUT-0',
    'CHECKOUT-1x',
    'CHECKOUT-99999999999',
    'a b-1',
    `${'x'.repeat(51)}-1`,
    '',
  ])('%j is none', (text) => {
    expect(parseShortId(text)).toBeNull();
  });
});
