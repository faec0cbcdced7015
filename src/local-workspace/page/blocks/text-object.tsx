import type { ReactNode } from 'react';
import { emojiCharacter } from '../text/emoji';
import { InlineView } from '../text/inline-view';
import type { Inline } from '../text/inline';
import { MrkdwnView } from '../text/mrkdwn-view';
import type { TextObject } from './types';

/** `plain_text` knows line breaks and `:emoji:`, nothing else. */
function plainNodes(text: string): Inline[] {
  return text.split(/(\n|:[a-z0-9_+'-]+:)/).flatMap((part): Inline[] => {
    if (part === '') return [];
    if (part === '\n') return [{ type: 'break' }];
    const name = part.slice(1, -1);
    const isEmoji = part.startsWith(':') && part.endsWith(':') && emojiCharacter(name) !== null;
    return [isEmoji ? { type: 'emoji', name } : { type: 'text', text: part }];
  });
}

export function PlainText({ text }: { text: string }): ReactNode {
  return <InlineView nodes={plainNodes(text)} />;
}

export function TextView({ text }: { text: TextObject }): ReactNode {
  return text.type === 'mrkdwn' ? <MrkdwnView text={text.text} /> : <PlainText text={text.text} />;
}
