import fc from 'fast-check';
import { composeSnowflake, decodeSnowflake } from '../../../src/platform/snowflake';

const parts = fc.record({
  seconds: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  region: fc.integer({ min: 0, max: 2 ** 12 - 1 }),
  sequence: fc.integer({ min: 0, max: 15 }),
});

describe('a snowflake', () => {
  it('of the first second of 2026 is the documented one', () => {
    const seconds = (Date.UTC(2026, 0, 1) - Date.UTC(2022, 7, 8)) / 1000;
    expect(composeSnowflake({ seconds, region: 0, sequence: 0 })).toBe('4510632216887296');
  });

  it('has at most 53 bits and gives its parts back', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const id = composeSnowflake(given);
        expect(Number.isSafeInteger(Number(id))).toBe(true);
        expect(decodeSnowflake(id)).toEqual(given);
      }),
    );
  });

  it('is different for different parts', () => {
    fc.assert(
      fc.property(fc.uniqueArray(parts, { selector: (each) => JSON.stringify(each), maxLength: 50 }), (list) => {
        expect(new Set(list.map(composeSnowflake)).size).toBe(list.length);
      }),
    );
  });

  it.each([
    ['a negative second', { seconds: -1, region: 0, sequence: 0 }],
    ['a second of 33 bits', { seconds: 2 ** 32, region: 0, sequence: 0 }],
    ['half a second', { seconds: 0.5, region: 0, sequence: 0 }],
    ['a region of 13 bits', { seconds: 0, region: 4096, sequence: 0 }],
    ['a sequence of 5 bits', { seconds: 0, region: 0, sequence: 16 }],
  ])('is not made of %s', (_, given) => {
    expect(() => composeSnowflake(given)).toThrow(RangeError);
  });

  it.each(['0', '12', '-4510632216887296', '9007199254740993', 'abc', ''])('is not read from %j', (text) => {
    expect(decodeSnowflake(text)).toBeNull();
  });
});
