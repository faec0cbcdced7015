import { oneLine } from '../../blocks/text';

/** Slack sends `&`, `<` and `>` that a person typed as entities. */
export function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'));
}

/** What the person saw when typing: `<@U1|bob>` is `@bob`, a link is its label or address, entities are signs. */
export function asTyped(text: string): string {
  const shown = text.replace(
    /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
    (_, sign: string, target: string, label?: string) => {
      if (sign === '!') return label || `@${target}`;
      return `${sign}${label || target}`;
    },
  );
  return decodeEntities(shown);
}

/** As typed, on one line of at most `length` characters; not escaped. */
export function quotable(text: string, length: number): string {
  return oneLine(asTyped(text.slice(0, 20 * length)), length);
}
