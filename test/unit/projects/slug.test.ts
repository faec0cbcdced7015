import fc from 'fast-check';
import { assertSlug, RESERVED_SLUGS, slugCandidates, slugify } from '../../../src/projects/slug';
import { systemRandom } from '../../../src/platform/random';

describe('the slug of a name', () => {
  it.each([
    ['My Cool App!', 'my-cool-app'],
    ['Ünïcode Café', 'unicode-cafe'],
    ['_foo_', 'foo'],
    ['f o o', 'f-o-o'],
    ['api/v2', 'apiv2'],
    ['Straße', 'strae'],
    ['a --  b', 'a-b'],
    ['snake_case', 'snake_case'],
    ['ﬁnance', 'finance'],
    [`${'a'.repeat(49)} b`, 'a'.repeat(49)],
    ['日本語', ''],
    ['  ', ''],
  ])('%j is %j', (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });

  it('never changes when it is made a slug again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => expect(slugify(slugify(name))).toBe(slugify(name))));
  });
});

describe('the slugs tried for a name', () => {
  const tried = (name: string) => [...slugCandidates(name, systemRandom)];

  it('are all ones that a person could have chosen, whatever the name', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom(...RESERVED_SLUGS),
      fc.stringMatching(/^\d{1,60}$/),
    );
    fc.assert(
      fc.property(names, (name) => {
        for (const slug of tried(name)) expect(() => assertSlug(slug)).not.toThrow();
      }),
    );
  });

  it('begin with the plain one and end with twelve random characters', () => {
    const slugs = tried('checkout');
    expect(slugs[0]).toBe('checkout');
    expect(slugs[1]).toMatch(/^checkout-[0-9a-f]{2}$/);
    expect(slugs[2]).toMatch(/^checkout-[0-9a-f]{3}$/);
    expect(slugs[7]).toMatch(/^checkout-[0-9a-f]{5}$/);
    expect(slugs.at(-1)).toMatch(/^checkout-[0-9a-f]{12}$/);
  });

  it('of only digits all have a suffix', () => {
    expect(tried('2024')[0]).toMatch(/^2024-[0-9a-f]{2}$/);
  });

  it.each(['settings', 'developer-settings', '日本語'])('of %s are random', (name) => {
    for (const slug of tried(name)) expect(slug).toMatch(/^[0-9a-f]{12}(-[0-9a-f]+)?$/);
  });

  it('keep to 50 characters with their suffix', () => {
    const slugs = tried('x'.repeat(80));
    expect(slugs.map((slug) => slug.length)).toEqual(slugs.map(() => 50));
  });
});

describe('a chosen slug', () => {
  it.each(['checkout', 'my-app', 'my_app', 'a', '2024-app', 'x'.repeat(50)])('may be %s', (slug) => {
    expect(() => assertSlug(slug)).not.toThrow();
  });

  it.each(['', 'Checkout', 'my app', 'x'.repeat(51), '2024', 'settings', '--', 'a\n', 'ä', "a';--"])(
    'is refused: %j',
    (slug) => {
      expect(() => assertSlug(slug)).toThrow(expect.objectContaining({ kind: 'invalid' }) as Error);
    },
  );
});
