import { compareReleases, newestRelease } from '../../../src/issues/releases';

describe('releases', () => {
  it.each([
    ['1.2.3', '1.10.0'],
    ['shop@1.4', 'shop@1.4.1'],
    ['v1.0.0', 'v2.0.0'],
    ['1.0.0-beta.2', '1.0.0-beta.10'],
    ['1.0.0-rc.1', '1.0.0'],
    ['shop@1.0.0+build.1', 'shop@1.0.1+build.0'],
  ])('%s is older than %s', (older, newer) => {
    expect(compareReleases(older, newer)).toBeLessThan(0);
    expect(compareReleases(newer, older)).toBeGreaterThan(0);
  });

  it.each([
    ['4f2a1c9', 'b77d0e1'],
    ['shop@1.0.0', 'web@2.0.0'],
    ['2024-spring', '2024-autumn'],
  ])('%s and %s cannot be put in order', (a, b) => {
    expect(compareReleases(a, b)).toBeNull();
  });

  it('are equal to themselves, also as hashes and with another build', () => {
    expect(compareReleases('4f2a1c9', '4f2a1c9')).toBe(0);
    expect(compareReleases('1.0.0+1', '1.0.0+2')).toBe(0);
  });

  it('the newest is the highest, else the one seen last', () => {
    expect(newestRelease(['1.9.0', '1.10.0', '1.2.0'])).toBe('1.10.0');
    expect(newestRelease(['b77d0e1', '4f2a1c9'])).toBe('b77d0e1');
    expect(newestRelease([])).toBeNull();
  });
});
