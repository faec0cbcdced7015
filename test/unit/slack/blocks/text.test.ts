import { manyLines, oneLine, truncate } from '../../../../src/slack/blocks/text';

describe('truncate', () => {
  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdefg', 6, 'abcde…'],
    ['ab cdefg', 4, 'ab…'],
    ['aaa😀bbb', 5, 'aaa…'],
    ['aaa😀bbb', 6, 'aaa😀…'],
  ])('cuts %j at %d to %j', (text, max, shown) => {
    expect(truncate(text, max)).toBe(shown);
  });
});

describe('oneLine', () => {
  it.each([
    ['  two\n\tlines \r\n here ', 'two lines here'],
    ['nul\u0000l and bell\u0007', 'null and bell'],
    ['\u202Eevil\u202C \u2066isolated\u2069 \u200Bzero', 'evil isolated zero'],
    ['half \ud83d a pair', 'half \ufffd a pair'],
    ['\ufeff\u200b \n', ''],
    ['שלום 👩‍👩‍👧 naïve', 'שלום 👩‍👩‍👧 naïve'],
  ])('shows %j as %j', (text, shown) => {
    expect(oneLine(text, 100)).toBe(shown);
  });

  it('answers at once however long the text is', () => {
    const startedAt = performance.now();
    expect(oneLine(' x'.repeat(1_000_000), 50)).toHaveLength(50);
    expect(oneLine(' '.repeat(2_000_000), 50)).toBe('');
    expect(performance.now() - startedAt).toBeLessThan(100);
  });
});

describe('manyLines', () => {
  it('keeps lines and their indentation, without runs of empty ones', () => {
    expect(manyLines('\n\nat a  \r\n\t\tat b\n\n\n\nat c\n', 100)).toBe('at a\n    at b\n\nat c');
  });
});
