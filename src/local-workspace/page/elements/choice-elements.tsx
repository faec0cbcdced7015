import { useId, type ReactNode } from 'react';
import type { PageOption } from '../../page-api';
import { TextView } from '../blocks/text-object';
import type { ElementData } from '../blocks/types';
import { useConfirm } from './use-confirm';
import { useField } from './use-field';

interface ChoiceProps {
  kind: 'checkbox' | 'radio';
  name: string;
  option: PageOption;
  checked: boolean;
  onChange: () => void;
}

function Choice({ kind, name, option, checked, onChange }: ChoiceProps): ReactNode {
  return (
    <label className="choice">
      <input type={kind} name={name} checked={checked} onChange={onChange} />
      <span>
        <TextView text={option.text} />
        {option.description && (
          <span className="choice-description">
            <TextView text={option.description} />
          </span>
        )}
      </span>
    </label>
  );
}

export function Checkboxes({ element }: { element: ElementData }): ReactNode {
  const name = useId();
  const field = useField<PageOption[]>(element);
  const { ask, dialog } = useConfirm(element.confirm);
  const isChecked = (option: PageOption): boolean => field.value.some(({ value }) => value === option.value);
  const toggle = (option: PageOption): void =>
    field.choose(
      isChecked(option) ? field.value.filter(({ value }) => value !== option.value) : [...field.value, option],
    );
  return (
    <div role="group" aria-labelledby={field.labelId} className="choices">
      {element.options?.map((option) => (
        <Choice
          key={option.value}
          kind="checkbox"
          name={name}
          option={option}
          checked={isChecked(option)}
          onChange={() => ask(() => toggle(option))}
        />
      ))}
      {dialog}
    </div>
  );
}

export function RadioButtons({ element }: { element: ElementData }): ReactNode {
  const name = useId();
  const field = useField<PageOption | null>(element);
  const { ask, dialog } = useConfirm(element.confirm);
  return (
    <div role="radiogroup" aria-labelledby={field.labelId} className="choices">
      {element.options?.map((option) => (
        <Choice
          key={option.value}
          kind="radio"
          name={name}
          option={option}
          checked={field.value?.value === option.value}
          onChange={() => ask(() => field.choose(option))}
        />
      ))}
      {dialog}
    </div>
  );
}
