import type { ReactNode } from 'react';
import type { PageOption } from '../../page-api';
import { PlainText } from '../blocks/text-object';
import { CloseIcon } from '../layout/icons';

interface ChipsProps {
  selected: PageOption[];
  onRemove: (option: PageOption) => void;
}

/** What a multi select holds, each with a way out. */
export function ComboboxChips({ selected, onRemove }: ChipsProps): ReactNode {
  return selected.map((option) => (
    <span key={option.value} className="chip">
      <PlainText text={option.text.text} />
      <button
        type="button"
        aria-label={`Remove ${option.text.text}`}
        onClick={(event) => {
          // Else the press would open the list under the chip.
          event.stopPropagation();
          onRemove(option);
        }}
      >
        <CloseIcon />
      </button>
    </span>
  ));
}
