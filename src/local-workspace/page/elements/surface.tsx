import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import type { ActionPayload, Container, PageBlock, SendAction } from '../../page-api';
import type { ElementData } from '../blocks/types';
import { post, RequestError } from '../state/api';
import { useWorkspace } from '../state/workspace-context';
import { collectState, initialValue, type StateValue, type StateValues } from './state-values';

/** Where elements live (one message, one modal, the Home tab), with what is filled in there. */
export interface Surface {
  container: Container;
  /** Block id → sentence, shown at the field. */
  errors: Record<string, string>;
  read: (blockId: string, element: ElementData) => StateValue;
  write: (blockId: string, element: ElementData, value: StateValue) => void;
  /** Tells the bot; resolves when it acknowledged or the failure was shown. */
  act: (action: ActionPayload) => Promise<void>;
}

const SurfaceContext = createContext<Surface | null>(null);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('a Block Kit element outside of a surface');
  return surface;
}

interface Written {
  value: StateValue;
  /** The element as it was when the person chose: in messages, a redrawn element shows what the app says again. */
  element: ElementData;
}

interface SurfaceInput {
  container: Container;
  blocks: PageBlock[];
  saved: Record<string, Record<string, unknown>> | null;
  errors: Record<string, string>;
  /** Modals keep what was filled in as long as block and action ids stay; messages show what the app last sent. */
  keepsInput: boolean;
  /** Called when something in a block was changed. */
  onChange?: (blockId: string) => void;
}

/** The state of one surface's elements. */
export function useNewSurface({ container, blocks, saved, errors, keepsInput, onChange }: SurfaceInput): Surface {
  const { state, notify } = useWorkspace();
  const [written, setWritten] = useState<Record<string, Written>>({});
  // A click right after a choice must send that choice, before React has drawn again.
  const latest = useRef(written);
  const me = state.boot.me;
  return useMemo(() => {
    const read = (blockId: string, element: ElementData): StateValue => {
      const own = latest.current[`${blockId}/${element.action_id}`];
      if (own && (keepsInput || own.element === element)) return own.value;
      const kept = keepsInput ? saved?.[blockId]?.[element.action_id ?? ''] : undefined;
      return (kept as StateValue | undefined) ?? initialValue(element);
    };
    const write = (blockId: string, element: ElementData, value: StateValue): void => {
      latest.current = { ...latest.current, [`${blockId}/${element.action_id}`]: { value, element } };
      setWritten(latest.current);
      onChange?.(blockId);
    };
    const act = async (action: ActionPayload): Promise<void> => {
      const values: StateValues = collectState(blocks, read);
      const body: SendAction = { as: me, container, action, state: values };
      try {
        const answer = await post<{ error?: string }>('/client/action', body);
        if (answer.error) notify(answer.error);
      } catch (error) {
        notify(error instanceof RequestError ? error.message : 'That did not reach the app. Try again.');
      }
    };
    return { container, errors, read, write, act };
    // `written` is read through the ref; it stands here so that a choice makes a new surface and draws again.
  }, [container, blocks, saved, errors, keepsInput, onChange, me, notify, written]);
}

export function SurfaceProvider({ surface, children }: { surface: Surface; children: ReactNode }): ReactNode {
  return <SurfaceContext value={surface}>{children}</SurfaceContext>;
}
