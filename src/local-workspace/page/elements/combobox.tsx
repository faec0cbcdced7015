import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { PageOption } from '../../page-api';
import type { OptionGroup } from '../blocks/types';
import { ChevronIcon } from '../layout/icons';
import { emojiToText } from '../text/emoji';
import { ComboboxChips } from './combobox-chips';
import { OptionList, optionId } from './option-list';
import { Popover } from './popover';

export interface ComboboxProps {
  placeholder: string;
  /** Options for what is typed now. */
  groups: OptionGroup[];
  selected: PageOption[];
  multi: boolean;
  /** Shown instead of options: "Loading…", "No results", an error. */
  status: string | null;
  /** Called with what is typed when the list opens and on every keystroke; with null when it closes. */
  onQuery: (query: string | null) => void;
  onPick: (option: PageOption) => void;
  onRemove: (option: PageOption) => void;
  labelId?: string | undefined;
  errorId?: string | undefined;
  wide: boolean;
  autoFocus?: boolean | undefined;
}

function step(key: string, active: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (active + 1) % count;
    case 'ArrowUp':
      return (active - 1 + count) % count;
    case 'PageDown':
      return Math.min(active + 8, count - 1);
    case 'PageUp':
      return Math.max(active - 8, 0);
    default:
      return null;
  }
}

/** Every Block Kit select: an input that opens a list, filters by typing, and is worked with arrows, Enter and Escape. */
export function Combobox(props: ComboboxProps): ReactNode {
  const { placeholder, groups, selected, multi, status, onQuery, onPick, onRemove, labelId, errorId, wide } = props;
  const listId = useId();
  const [query, setQuery] = useState<string | null>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const [anchor, setAnchor] = useState<HTMLDivElement | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const isOpen = query !== null;
  const options = groups.flatMap((group) => group.options);
  const count = status === null ? options.length : 0;
  // An untouched list starts at what is chosen, so that Enter changes nothing by itself.
  const chosenAt = query === '' && !multi ? options.findIndex(({ value }) => value === selected[0]?.value) : -1;
  const active = moved ?? Math.max(0, chosenAt);
  const chosenText = multi ? '' : emojiToText(selected[0]?.text.text ?? '');

  const setOpenQuery = (next: string | null): void => {
    setQuery(next);
    setMoved(null);
    onQuery(next);
  };
  const pick = (option: PageOption): void => {
    const isChosen = multi && selected.some(({ value }) => value === option.value);
    (isChosen ? onRemove : onPick)(option);
    setOpenQuery(multi ? '' : null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = isOpen ? step(event.key, active, count) : null;
    const option = options[active];
    if (next !== null) setMoved(next);
    else if (!isOpen && ['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(event.key)) setOpenQuery('');
    else if (isOpen && event.key === 'Enter') {
      if (count > 0 && option) pick(option);
    } else if (isOpen && event.key === 'Escape') setOpenQuery(null);
    else if (multi && event.key === 'Backspace' && !query && selected.length > 0) {
      onRemove(selected[selected.length - 1] as PageOption);
    } else {
      if (event.key === 'Tab' && isOpen) setOpenQuery(null);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const width = wide ? undefined : `${Math.min(34, Math.max(placeholder.length, chosenText.length, 8)) + 3}ch`;
  return (
    <div
      ref={setAnchor}
      className={`combobox${wide ? ' combobox-wide' : ''}${isOpen ? ' is-open' : ''}`}
      onClick={() => {
        input.current?.focus();
        if (!isOpen) setOpenQuery('');
      }}
    >
      {multi && <ComboboxChips selected={selected} onRemove={onRemove} />}
      <input
        ref={input}
        role="combobox"
        aria-label={labelId ? undefined : placeholder}
        aria-labelledby={labelId}
        aria-describedby={errorId}
        aria-invalid={errorId ? true : undefined}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && count > 0 ? optionId(listId, active) : undefined}
        autoComplete="off"
        spellCheck={false}
        autoFocus={props.autoFocus}
        placeholder={multi && selected.length > 0 ? '' : placeholder}
        style={{ width }}
        value={query ?? chosenText}
        onChange={(event) => setOpenQuery(event.target.value)}
        onBlur={() => isOpen && setOpenQuery(null)}
        onKeyDown={onKeyDown}
      />
      <ChevronIcon />
      {isOpen && (
        <Popover anchor={anchor} className="popover-options" keepsFocus onClose={() => setOpenQuery(null)}>
          {status !== null && (
            <div className="option-status" role="status">
              {status}
            </div>
          )}
          {status === null && (
            <OptionList
              id={listId}
              label={placeholder}
              groups={groups}
              selected={selected.map(({ value }) => value)}
              active={active}
              multi={multi}
              onActive={setMoved}
              onPick={pick}
            />
          )}
        </Popover>
      )}
    </div>
  );
}
