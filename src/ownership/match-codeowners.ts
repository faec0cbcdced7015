import { matchesCodeownersGlob } from './codeowners-glob';
import type { CompiledCodeowners, CompiledRules } from './compile-rules';
import { repositoryPath } from './paths';
import { remembering } from './remembering';
import type { FrameFacts, RuleMatch } from './types';
import { candidates, wordsIn } from './word-index';

type Sources = Pick<CompiledRules, 'codeowners' | 'stackRoots'>;
type Found = { order: number; match: RuleMatch };

/**
 * The CODEOWNERS lines that match a frame, in no order. A line without owners takes the frames it matches from all lines
 * before it, as it takes files from them on GitHub; frames of libraries count only when there are no others.
 */
export function createCodeownersMatcher(sources: Sources): (frames: readonly FrameFacts[]) => Found[] {
  const { byWord, always } = sources.codeowners;
  if (byWord.size + always.length === 0) return () => [];
  const ofPaths = remembering((paths) => linesOf(sources, paths));
  return (frames) => {
    const ours = frames.some((frame) => frame.inApp) ? frames.filter((frame) => frame.inApp !== false) : frames;
    const found = new Map<CompiledCodeowners, Found>();
    // The newest call comes first, and so what is shown is the newest path that a line matches.
    for (const { filename, absPath } of ours.toReversed()) {
      const paths = [...new Set([filename, absPath])].filter((name) => name !== null);
      const lines = ofPaths(paths);
      const disowned = Math.max(...lines.flat().map(({ order, rule }) => (rule.owners.length === 0 ? order : -1)));
      paths.forEach((value, at) => {
        for (const line of lines[at] ?? []) {
          if (line.order < disowned || found.has(line)) continue;
          found.set(line, { order: line.order, match: { rule: line.rule, on: { type: 'path', value } } });
        }
      });
    }
    return [...found.values()];
  };
}

/** Of each path, which lines match it. */
function linesOf({ codeowners, stackRoots }: Sources, paths: readonly string[]): CompiledCodeowners[][] {
  const parts = paths.map((path) => repositoryPath(path, stackRoots));
  const found = paths.map((): CompiledCodeowners[] => []);
  const words = parts.map((some) => some.flatMap(wordsIn));
  for (const { item, texts } of candidates(codeowners, words)) {
    for (const number of texts) if (matchesCodeownersGlob(item.glob, parts[number] ?? [])) found[number]?.push(item);
  }
  return found;
}
