import type { ReactNode } from 'react';
import { EmojiView } from '../text/emoji-view';

/** A person's status in a few characters of room: its emoji, and its words where they fit. */
export function StatusView({ text, emoji }: { text: string; emoji: string }): ReactNode {
  return (
    <>
      {emoji && <EmojiView name={emoji.replaceAll(':', '')} />} {text}
    </>
  );
}
