import { useState, type ReactNode } from 'react';
import { plain, type ElementData } from '../blocks/types';
import { Combobox } from './combobox';
import { OPTION_CODEC, useSelectValue } from './select-value';
import { useConfirm } from './use-confirm';
import { useRemoteOptions } from './use-remote-options';

/** A select whose options the app is asked for: `external_select` and `multi_external_select`. */
export function ExternalSelect({ element }: { element: ElementData }): ReactNode {
  const [query, setQuery] = useState<string | null>(null);
  const select = useSelectValue(element, OPTION_CODEC);
  const { groups, status } = useRemoteOptions(element, query);
  const { ask, dialog } = useConfirm(element.confirm);
  return (
    <>
      <Combobox
        placeholder={plain(element.placeholder) || 'Select an option'}
        groups={groups}
        selected={select.selected}
        multi={select.multi}
        status={status}
        onQuery={setQuery}
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
