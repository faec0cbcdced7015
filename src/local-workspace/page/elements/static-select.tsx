import { useMemo, useState, type ReactNode } from 'react';
import { plain, type ElementData, type OptionGroup } from '../blocks/types';
import { Combobox } from './combobox';
import { filterOptions, groupsOf } from './option-filter';
import { useConfirm } from './use-confirm';
import { OPTION_CODEC, useSelectValue, type SelectValue } from './select-value';

interface LocalSelectProps {
  element: ElementData;
  select: SelectValue;
  groups: OptionGroup[];
}

/** A select whose options are all known to the page. */
export function LocalSelect({ element, select, groups }: LocalSelectProps): ReactNode {
  const [query, setQuery] = useState('');
  const { ask, dialog } = useConfirm(element.confirm);
  const shown = useMemo(() => filterOptions(groups, query), [groups, query]);
  return (
    <>
      <Combobox
        placeholder={plain(element.placeholder) || (select.multi ? 'Select options' : 'Select an option')}
        groups={shown}
        selected={select.selected}
        multi={select.multi}
        status={shown.some((group) => group.options.length > 0) ? null : 'No results'}
        onQuery={(next) => setQuery(next ?? '')}
        onPick={(option) => ask(() => select.pick(option))}
        onRemove={(option) => ask(() => select.remove(option))}
        labelId={select.labelId}
        errorId={select.errorId}
        wide={select.isInput}
        autoFocus={element.focus_on_load}
      />
      {dialog}
    </>
  );
}

export function StaticSelect({ element }: { element: ElementData }): ReactNode {
  const select = useSelectValue(element, OPTION_CODEC);
  const groups = useMemo(() => groupsOf(element), [element]);
  return <LocalSelect element={element} select={select} groups={groups} />;
}
