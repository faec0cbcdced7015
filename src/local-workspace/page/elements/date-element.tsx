import type { ReactNode } from 'react';
import { plain, type ElementData } from '../blocks/types';
import { useConfirm } from './use-confirm';
import { useField } from './use-field';

/** `datepicker` and `timepicker`: the browser's own, which every keyboard and screen reader knows. */
export function DateElement({ element }: { element: ElementData }): ReactNode {
  const field = useField<string | null>(element);
  const { ask, dialog } = useConfirm(element.confirm);
  return (
    <>
      <input
        type={element.type === 'timepicker' ? 'time' : 'date'}
        className="text-input date-input"
        aria-label={field.labelId ? undefined : plain(element.placeholder) || 'Date'}
        aria-labelledby={field.labelId}
        aria-describedby={field.errorId}
        autoFocus={element.focus_on_load}
        value={field.value ?? ''}
        onChange={(event) => {
          const chosen = event.target.value === '' ? null : event.target.value;
          ask(() => field.choose(chosen));
        }}
      />
      {dialog}
    </>
  );
}
