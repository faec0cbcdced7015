import { useEffect, useRef, type ReactNode } from 'react';
import type { PageOption } from '../../page-api';
import { PlainText, TextView } from '../blocks/text-object';
import type { OptionGroup } from '../blocks/types';
import { CheckIcon } from '../layout/icons';

interface OptionListProps {
  id: string;
  label: string;
  groups: OptionGroup[];
  selected: string[];
  active: number;
  multi: boolean;
  onActive: (index: number) => void;
  onPick: (option: PageOption) => void;
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** The options under a select, with their groups. Focus stays in the input: the active option is only marked. */
export function OptionList(props: OptionListProps): ReactNode {
  const { id, label, groups, selected, active, multi, onActive, onPick } = props;
  const activeRow = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void activeRow.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  let index = -1;
  const row = (option: PageOption): ReactNode => {
    index += 1;
    const at = index;
    const isSelected = selected.includes(option.value);
    return (
      <div
        key={`${at}-${option.value}`}
        ref={at === active ? activeRow : null}
        id={optionId(id, at)}
        role="option"
        aria-selected={isSelected}
        className={at === active ? 'option option-active' : 'option'}
        onPointerMove={() => onActive(at)}
        onClick={() => onPick(option)}
      >
        <span className="option-text">
          <PlainText text={option.text.text} />
          {option.description && (
            <span className="option-description">
              <TextView text={option.description} />
            </span>
          )}
        </span>
        {isSelected && <CheckIcon />}
      </div>
    );
  };
  return (
    <div id={id} role="listbox" aria-label={label} aria-multiselectable={multi || undefined}>
      {groups.map((group, at) => (
        <div key={at} role="group" aria-label={group.label?.text}>
          {group.label && (
            <div className="option-group" role="presentation">
              {group.label.text}
            </div>
          )}
          {group.options.map(row)}
        </div>
      ))}
    </div>
  );
}
