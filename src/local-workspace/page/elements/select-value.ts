import type { PageOption } from '../../page-api';
import type { ElementData } from '../blocks/types';
import { useField } from './use-field';

export interface SelectValue {
  multi: boolean;
  selected: PageOption[];
  pick: (option: PageOption) => void;
  remove: (option: PageOption) => void;
  isInput: boolean;
  labelId: string | undefined;
  errorId: string | undefined;
}

interface Codec<Stored> {
  toOption: (stored: Stored) => PageOption;
  fromOption: (option: PageOption) => Stored;
}

/** A select's value as options, whether the element stores one or many, options or ids. */
export function useSelectValue<Stored>(element: ElementData, codec: Codec<Stored>): SelectValue {
  const field = useField<Stored | Stored[] | null>(element);
  const multi = element.type.startsWith('multi_');
  const stored = Array.isArray(field.value) ? field.value : field.value === null ? [] : [field.value];
  const max = element.max_selected_items ?? Number.POSITIVE_INFINITY;
  const selected = stored.map(codec.toOption);
  return {
    multi,
    selected,
    pick: (option) => {
      if (!multi) field.choose(codec.fromOption(option));
      else if (stored.length < max) field.choose([...stored, codec.fromOption(option)]);
    },
    remove: (option) =>
      field.choose(selected.filter(({ value }) => value !== option.value).map((kept) => codec.fromOption(kept))),
    isInput: field.isInput,
    labelId: field.labelId,
    errorId: field.errorId,
  };
}

/** For selects that store the option itself. */
export const OPTION_CODEC: Codec<PageOption> = { toOption: (option) => option, fromOption: (option) => option };
