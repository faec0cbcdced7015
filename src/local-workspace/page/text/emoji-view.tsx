import type { ReactNode } from 'react';
import { emojiCharacter } from './emoji';
import { EMOJI_DRAWINGS } from './emoji-drawings';

/**
 * Drawn here where we have a drawing, so that the page looks the same on machines without a colour emoji font; else the
 * character itself.
 */
export function EmojiView({ name }: { name: string }): ReactNode {
  const drawing = Object.hasOwn(EMOJI_DRAWINGS, name) ? EMOJI_DRAWINGS[name] : undefined;
  const label = `:${name}:`;
  if (!drawing) {
    return (
      <span className="emoji" role="img" aria-label={label} title={label}>
        {emojiCharacter(name) ?? label}
      </span>
    );
  }
  return (
    <svg className="emoji emoji-drawn" viewBox="0 0 20 20" role="img" aria-label={label}>
      <title>{label}</title>
      {drawing}
    </svg>
  );
}
