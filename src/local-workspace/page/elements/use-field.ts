import type { ElementData } from '../blocks/types';
import { useBlockScope } from './block-scope';
import { valueField } from './state-values';
import { useSurface } from './surface';

export interface Field<Value> {
  value: Value;
  /** Keeps the value; outside of input blocks (or where the block says so) it also tells the app. */
  choose: (value: Value) => void;
  /** Keeps the value without telling anyone. */
  keep: (value: Value) => void;
  /** Tells the app what is there now. */
  send: (value: Value) => void;
  isInput: boolean;
  dispatches: boolean;
  labelId: string | undefined;
  errorId: string | undefined;
}

/** One element's value on its surface. */
export function useField<Value>(element: ElementData): Field<Value> {
  const surface = useSurface();
  const scope = useBlockScope();
  const field = valueField(element.type) ?? 'value';
  const keep = (value: Value): void => surface.write(scope.blockId, element, { type: element.type, [field]: value });
  const send = (value: Value): void =>
    void surface.act({
      type: element.type,
      action_id: element.action_id ?? '',
      block_id: scope.blockId,
      [field]: value,
    });
  const choose = (value: Value): void => {
    keep(value);
    if (scope.dispatches) send(value);
  };
  return {
    value: surface.read(scope.blockId, element)[field] as Value,
    choose,
    keep,
    send,
    isInput: scope.isInput,
    dispatches: scope.dispatches,
    labelId: scope.labelId ?? undefined,
    errorId: scope.errorId ?? undefined,
  };
}
