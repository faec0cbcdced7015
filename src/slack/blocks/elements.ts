import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  MrkdwnElement,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';
import { LIMITS } from './limits';
import { oneLine } from './text';

/** A label: shown as it is (no emoji codes), cut to `max`; `fallback` stands in when nothing readable is left. */
export function plainText(text: string, max: number, fallback = '…'): PlainTextElement {
  return { type: 'plain_text', text: oneLine(text, max) || fallback, emoji: false };
}

/** `verbatim` keeps Slack from turning names and addresses inside plain words into mentions and links. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** @param text finished mrkdwn: everything from outside is already escaped and cut */
export function section(text: string, more: Omit<SectionBlock, 'type' | 'text'> = {}): SectionBlock {
  return { type: 'section', text: mrkdwn(text), ...more };
}

export function context(...texts: string[]): ContextBlock {
  return { type: 'context', elements: texts.map(mrkdwn) };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(text, LIMITS.headerText) };
}

export const divider: DividerBlock = { type: 'divider' };

export function actions(elements: ActionsBlockElement[], blockId?: string): ActionsBlock {
  return { type: 'actions', ...(blockId ? { block_id: blockId } : {}), elements };
}

export function button(id: string, text: string, value: string, style?: 'primary' | 'danger'): Button {
  return {
    type: 'button',
    action_id: id,
    text: plainText(text, LIMITS.buttonText),
    value,
    ...(style ? { style } : {}),
  };
}

/** The same button, which asks before it does anything. */
export function confirmed(asked: Button, question: { title: string; text: string; yes: string }): Button {
  const confirm: ConfirmationDialog = {
    title: plainText(question.title, LIMITS.confirmTitle),
    text: plainText(question.text, LIMITS.confirmText),
    confirm: plainText(question.yes, LIMITS.confirmButton),
    deny: plainText('Cancel', LIMITS.confirmButton),
    style: 'danger',
  };
  return { ...asked, confirm };
}

export function option(text: string, value: string, description?: string): PlainTextOption {
  return {
    text: plainText(text, LIMITS.optionText),
    value,
    ...(description ? { description: plainText(description, LIMITS.optionDescription) } : {}),
  };
}

/** As many of the first items as `budget` characters allow, at least one. */
export function firstFitting<T>(items: readonly T[], length: (item: T) => number, budget: number): T[] {
  let left = budget;
  const beyond = items.findIndex((item, index) => (left -= length(item)) < 0 && index > 0);
  return beyond < 0 ? [...items] : items.slice(0, beyond);
}

/** Lines of finished mrkdwn in as few sections as Slack's limit allows; a single line is never split. */
export function sectionsOf(lines: readonly string[]): SectionBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const joined = `${texts.at(-1) ?? ''}\n${line}`;
    if (texts.length > 0 && joined.length <= LIMITS.sectionText) texts[texts.length - 1] = joined;
    else texts.push(line);
  }
  return texts.map((text) => section(text));
}
