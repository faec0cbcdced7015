import type { ChangeEvent, KeyboardEvent, ReactNode } from 'react';
import { plain, type ElementData } from '../blocks/types';
import { useField } from './use-field';

const TYPES: Record<string, string> = { email_text_input: 'email', url_text_input: 'url', number_input: 'number' };

export function TextInput({ element }: { element: ElementData }): ReactNode {
  const field = useField<string | null>(element);
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const shared = {
    className: 'text-input',
    placeholder: plain(element.placeholder),
    'aria-labelledby': field.labelId,
    'aria-describedby': field.errorId,
    'aria-invalid': field.errorId ? true : undefined,
    autoFocus: element.focus_on_load,
    value: field.value ?? '',
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const typed = event.target.value === '' ? null : event.target.value;
      if (triggers.includes('on_character_entered')) field.choose(typed);
      else field.keep(typed);
    },
  };
  if (element.multiline) return <textarea rows={4} {...shared} />;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !field.dispatches || !triggers.includes('on_enter_pressed')) return;
    // Else Enter would submit the modal as well.
    event.preventDefault();
    field.send(field.value);
  };
  return <input type={TYPES[element.type] ?? 'text'} {...shared} onKeyDown={onKeyDown} />;
}
