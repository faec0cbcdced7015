import fc from 'fast-check';
import { compileCodeownersGlob, matchesCodeownersGlob } from '../../../src/ownership/codeowners-glob';
import { compileRules } from '../../../src/ownership/compile-rules';
import { foldCase } from '../../../src/ownership/fold-case';
import { compileGlob, globTokens, matchesGlob } from '../../../src/ownership/glob';
import { createMatcher, matchRules } from '../../../src/ownership/match-rules';
import { parseCodeowners } from '../../../src/ownership/parse-codeowners';
import { parseRules } from '../../../src/ownership/parse-rules';
import { anchorPathPattern, rulePath } from '../../../src/ownership/paths';

const word = fc.constantFrom('a', 'b', 'Ab', 'pay', 'a.ts', 'b.ts', '.', 'x.y.z');
const wild = fc.constantFrom('*', 'a*', '*.ts', '?', 'b.*', '**', 'p?y');
const path = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const pattern = fc
  .tuple(fc.constantFrom('', '/', './'), fc.array(fc.oneof(word, wild), { minLength: 1, maxLength: 4 }))
  .map(([start, parts]) => start + parts.join('/'));
/** More than fit into one number of bits. */
const paths = fc.array(path, { maxLength: 45 });
const patterns = fc.array(pattern, { maxLength: 25 });
const factsOf = (names: readonly string[]) => ({
  frames: names.map((name) => ({ filename: name, absPath: null, module: name, inApp: null })),
  url: names[0] ?? null,
  tags: [],
  release: null,
});

test('finding rules by their words misses none and adds none', () => {
  fc.assert(
    fc.property(
      patterns,
      paths,
      fc.constantFrom('path' as const, 'module' as const, 'url' as const),
      (lines, names, type) => {
        const { rules } = parseRules(lines.map((line) => `${type}:${line} #t`).join('\n'));
        const plain = (text: string) => (type === 'url' ? foldCase(text) : text);
        const expected = rules.filter(({ matcher }) => {
          const glob = compileGlob(
            globTokens(type === 'path' ? anchorPathPattern(matcher.pattern) : plain(matcher.pattern)),
          );
          const looked = type === 'url' ? names.slice(0, 1) : names;
          return looked.some((name) => matchesGlob(glob, type === 'path' ? rulePath(name) : plain(name)));
        });
        const found = matchRules(compileRules({ rules }), factsOf(names));
        expect(found.map(({ rule }) => rule)).toEqual(expected.reverse());
      },
    ),
    { numRuns: 1500 },
  );
});

test('finding CODEOWNERS lines by their words misses none and adds none', () => {
  fc.assert(
    fc.property(patterns, paths, (lines, names) => {
      const { rules } = parseCodeowners(lines.map((line) => `${line} @t`).join('\n'));
      const expected = rules.filter(({ matcher }) => {
        const glob = compileCodeownersGlob(matcher.pattern);
        return names.some((name) =>
          matchesCodeownersGlob(
            glob,
            name.split('/').filter((part) => part !== '.'),
          ),
        );
      });
      const found = matchRules(compileRules({ rules: [], codeowners: rules }), factsOf(names));
      expect(found.map(({ rule }) => rule)).toEqual(expected.reverse());
    }),
    { numRuns: 1500 },
  );
});

test('a matcher that has seen other events says what a new one says', () => {
  const frame = fc.record({
    filename: fc.option(path),
    absPath: fc.option(path),
    module: fc.option(path),
    inApp: fc.constantFrom(null, true, false),
  });
  const event = fc.record({
    frames: fc.array(frame, { maxLength: 12 }),
    url: fc.option(path),
    tags: fc.constant([]),
    release: fc.constant(null),
  });
  const owners = fc.constantFrom('@t', '');
  fc.assert(
    fc.property(
      patterns,
      fc.array(fc.tuple(pattern, owners), { maxLength: 15 }),
      fc.array(event, { minLength: 2, maxLength: 5 }),
      (lines, files, events) => {
        const { rules } = parseRules(lines.map((line, at) => `${at % 2 ? 'module' : 'path'}:${line} #t`).join('\n'));
        const { rules: codeowners } = parseCodeowners(files.map((file) => file.join(' ')).join('\n'));
        const compiled = compileRules({ rules, codeowners });
        const match = createMatcher(compiled);
        for (const facts of events) expect(match(facts)).toEqual(matchRules(compiled, facts));
      },
    ),
    { numRuns: 500 },
  );
});

test('a CODEOWNERS line without owners takes a frame from the lines before it, by either of its names', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(pattern, fc.constantFrom('@t', '')), { maxLength: 15 }),
      fc.array(fc.tuple(path, fc.option(path)), { maxLength: 8 }),
      (files, names) => {
        const { rules: codeowners } = parseCodeowners(files.map((file) => file.join(' ')).join('\n'));
        const parts = (name: string) => name.split('/').filter((part) => part !== '.');
        const matching = ({ matcher }: (typeof codeowners)[number], name: string | null) =>
          name !== null && matchesCodeownersGlob(compileCodeownersGlob(matcher.pattern), parts(name));
        // One frame after the other, as the rule is written; what counts is the last line.
        const expected = new Set(
          names.flatMap((both) => {
            const lines = codeowners.filter((line) => both.some((name) => matching(line, name)));
            const disowned = lines.findLastIndex((line) => line.owners.length === 0);
            return lines.slice(Math.max(disowned, 0));
          }),
        );
        const frames = names.map(([filename, absPath]) => ({ filename, absPath, module: null, inApp: null }));
        const found = matchRules(compileRules({ rules: [], codeowners }), {
          frames,
          url: null,
          tags: [],
          release: null,
        });
        expect(found.map(({ rule }) => rule)).toEqual(codeowners.filter((rule) => expected.has(rule)).reverse());
      },
    ),
    { numRuns: 1000 },
  );
});
