import { createContext, useContext, useMemo, type ReactNode } from 'react';

interface Scope {
  blockId: string;
  /** Inside an `input` block: values wait for the form's submission instead of being sent at once. */
  isInput: boolean;
  dispatches: boolean;
  labelId: string | null;
  errorId: string | null;
}

const ScopeContext = createContext<Scope | null>(null);

export function useBlockScope(): Scope {
  const scope = useContext(ScopeContext);
  if (!scope) throw new Error('a Block Kit element outside of a block');
  return scope;
}

export function BlockScope({ blockId, children }: { blockId: string; children: ReactNode }): ReactNode {
  const scope = useMemo<Scope>(
    () => ({ blockId, isInput: false, dispatches: true, labelId: null, errorId: null }),
    [blockId],
  );
  return <ScopeContext value={scope}>{children}</ScopeContext>;
}

interface InputScopeProps {
  labelId: string;
  errorId: string | null;
  dispatches: boolean;
  children: ReactNode;
}

export function InputScope({ labelId, errorId, dispatches, children }: InputScopeProps): ReactNode {
  const { blockId } = useBlockScope();
  const scope = useMemo<Scope>(
    () => ({ blockId, isInput: true, dispatches, labelId, errorId }),
    [blockId, labelId, errorId, dispatches],
  );
  return <ScopeContext value={scope}>{children}</ScopeContext>;
}
