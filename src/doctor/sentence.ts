/** Our own words, or what has to be drawn: a channel, something to be read or typed as it is, a name from outside. */
export type Part = string | { channel: string } | { code: string } | { name: string };
export type Sentence = readonly Part[];

/** `` say`We stopped posting to ${{ channel }}.` `` */
export function say(words: TemplateStringsArray, ...parts: (Part | Sentence | number)[]): Sentence {
  const flat = parts.map((part): Sentence => (Array.isArray(part) ? (part as Sentence) : [asPart(part)]));
  return words.flatMap((word, index) => [word, ...(flat[index] ?? [])]).filter((part) => part !== '');
}

const asPart = (part: Part | Sentence | number): Part =>
  typeof part === 'number' ? part.toLocaleString('en-US') : (part as Part);

const MOST = 5;

/** The first few of `total`, and how many more there are. */
export function enumerated(items: readonly Sentence[], total = items.length, separator = ', '): Sentence {
  const shown = items.slice(0, MOST).flatMap((item, index) => (index === 0 ? item : [separator, ...item]));
  const rest = total - Math.min(items.length, MOST);
  return rest > 0 ? [...shown, ` and ${rest.toLocaleString('en-US')} more`] : shown;
}

export const counted = (amount: number, one: string, many = `${one}s`): string =>
  `${amount.toLocaleString('en-US')} ${amount === 1 ? one : many}`;
