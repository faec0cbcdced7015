import fc from 'fast-check';
import { foldText, searchText } from '../../../src/people/fold-text';

describe('folded text', () => {
  it.each([
    ['José Ángel', 'jose angel'],
    ['Łukasz Żółć', 'lukasz zolc'],
    ['GROẞE Straße', 'grosse strasse'],
    ['Søren Ærø', 'soren aero'],
    ['İstanbul ışık', 'istanbul isik'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['O’Brien', "o'brien"],
    ['Jean–Luc', 'jean-luc'],
    ['ﬁ Ｆｕｌｌ', 'fi full'],
    ['  two \n\t words ', 'two words'],
    ['nul\u0000byte', 'nul byte'],
    ['half \ud800 pair', 'half pair'],
  ])('of %j is %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  const texts = fc.string({ unit: 'binary', maxLength: 60 });

  it('is folded already when folded again', () => {
    fc.assert(
      fc.property(texts, (text) => expect(foldText(foldText(text))).toBe(foldText(text))),
      { numRuns: 1_000 },
    );
  });

  it('is the same for composed and decomposed letters and for either case', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
        expect(foldText(text.toLowerCase())).toBe(foldText(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('has no marks, capitals or control characters', () => {
    fc.assert(fc.property(texts, (text) => expect(foldText(text)).not.toMatch(/[\p{M}\p{Cc}\p{Cs}]|[A-Z]/u)));
  });
});

describe('the text that is searched', () => {
  it('has each field once, on a line of its own', () => {
    expect(searchText(['Ána Berg', 'Ana Berg', 'ana.berg', null, ' ', 'ana@acme.example'])).toBe(
      'ana berg\nana.berg\nana@acme.example',
    );
  });
});
