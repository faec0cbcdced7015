import type { OwnershipText } from '../../../ownership/views';
import { parseMap } from './parse-map';
import type { Read } from './types';
import { keyword, readSlug, shown, type Word } from './words';

const VERBS: Record<OwnershipText, string> = {
  rules: 'show, set, back, auto and commits',
  codeowners: 'show, set and map',
};

/**
 * What follows `rules` or `codeowners`: `show`, `set`, and for rules `back`, `auto … on|off` and `commits … assign|suggest`,
 * for CODEOWNERS `map`.
 */
export function parseOwnership(text: OwnershipText, words: readonly Word[]): Read {
  const [verbWord, ...rest] = words;
  const [slugWord, ...more] = rest;
  const verb = verbWord === undefined ? 'show' : keyword(verbWord);
  const isOfRules = text === 'rules';
  if (verb === 'show') {
    return withSlug(slugWord, more, (slug) =>
      slug === null ? { kind: 'form', form: `${text}-show`, slug } : { kind: 'ownership-show', text, slug },
    );
  }
  // The form shows what would change before anything is saved.
  if (verb === 'set' || (verb === 'preview' && isOfRules)) {
    return withSlug(slugWord, more, (slug) => ({ kind: 'ownership-set', text, slug }));
  }
  if (verb === 'back' && isOfRules) {
    return withSlug(slugWord, more, (slug) =>
      slug === null ? { kind: 'form', form: 'rules-back', slug } : { kind: 'rules-back', slug },
    );
  }
  if (verb === 'auto' && isOfRules) return parseAuto(slugWord, more);
  if (verb === 'commits' && isOfRules) return parseCommits(slugWord, more);
  if (verb === 'map' && !isOfRules) return parseMap(rest);
  return `${verbWord ? shown(verbWord) : 'That'} is none of ${VERBS[text]}.`;
}

/** `SLUG on|off`. */
function parseAuto(slugWord: Word | undefined, [state, ...more]: readonly Word[]): Read {
  return withSlug(slugWord, more, (slug) => {
    if (slug === null || state === undefined) return { kind: 'form', form: 'rules-auto', slug };
    const word = keyword(state);
    if (word !== 'on' && word !== 'off') return `${shown(state)} is neither “on” nor “off”.`;
    return { kind: 'rules-auto', slug, autoAssign: word === 'on' };
  });
}

/** `SLUG assign|suggest`. */
function parseCommits(slugWord: Word | undefined, [mode, ...more]: readonly Word[]): Read {
  return withSlug(slugWord, more, (slug) => {
    if (slug === null || mode === undefined) return { kind: 'form', form: 'rules-commits', slug };
    const word = keyword(mode);
    if (word !== 'assign' && word !== 'suggest') return `${shown(mode)} is neither “assign” nor “suggest”.`;
    return { kind: 'rules-commits', slug, mode: word };
  });
}

/** @param more what is there beyond all that can be read */
function withSlug(slugWord: Word | undefined, more: readonly Word[], read: (slug: string | null) => Read): Read {
  if (slugWord === undefined) return read(null);
  const slug = readSlug(slugWord);
  if (slug === null) return `${shown(slugWord)} is not the slug of a project.`;
  return more[0] ? `There is ${shown(more[0])} too much; rules themselves are written in a form.` : read(slug);
}
