import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useState,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { PageView, SubmitAnswer, SubmitView } from '../../page-api';
import { BlockList } from '../blocks/block-list';
import { collectState, missingInputs } from '../elements/state-values';
import { SurfaceProvider, useNewSurface } from '../elements/surface';
import { Avatar } from '../layout/avatar';
import { BackIcon, CloseIcon } from '../layout/icons';
import { post, RequestError } from '../state/api';
import { useWorkspace } from '../state/workspace-context';
import { focusFirstField, useFocusTrap } from './use-focus-trap';

interface ModalProps {
  view: PageView;
  isTop: boolean;
  /** Lies on another view, to which closing leads back. */
  isPushed: boolean;
}

/** Enter alone is a new line in a long text. */
function submitOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
}

export function Modal({ view, isTop, isPushed }: ModalProps): ReactNode {
  const { state, notify } = useWorkspace();
  const titleId = useId();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  // What was complained about is being mended: the complaint goes.
  const forgive = useCallback((blockId: string): void => {
    setErrors((now) => Object.fromEntries(Object.entries(now).filter(([id]) => id !== blockId)));
  }, []);
  const container = useMemo(() => ({ type: 'view' as const, viewId: view.id }), [view.id]);
  const surface = useNewSurface({
    container,
    blocks: view.blocks,
    saved: view.state,
    errors,
    keepsInput: true,
    onChange: forgive,
  });
  const { me, bot, users } = state.boot;

  const close = (): void => {
    post('/client/view/close', { as: me, viewId: view.id }).catch((error: unknown) =>
      notify(error instanceof RequestError ? error.message : 'The dialog could not be closed.'),
    );
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    const missing = missingInputs(view.blocks, surface.read);
    setErrors(missing);
    setProblem(null);
    if (Object.keys(missing).length > 0) return;
    setSending(true);
    const body: SubmitView = { as: me, viewId: view.id, state: collectState(view.blocks, surface.read) };
    try {
      const answer = await post<SubmitAnswer>('/client/view/submit', body);
      if (!answer.ok) {
        setErrors(answer.errors ?? {});
        if (!answer.errors) setProblem(answer.error ?? 'The app did not accept this. Try again.');
      }
    } catch (error) {
      setProblem(error instanceof RequestError ? error.message : 'We had some trouble connecting. Try again.');
    } finally {
      setSending(false);
    }
  };
  const box = useFocusTrap(close);
  useEffect(() => {
    // Apps open a light view first and fill it a moment later: its first field is waited for.
    if (isTop && document.activeElement === box.current) focusFirstField(box.current);
  }, [isTop, view.hash, box]);
  const faultsOutside = Object.keys(errors).filter((id) => !view.blocks.some(({ block_id }) => block_id === id));

  return (
    <div className="overlay" hidden={!isTop}>
      <div ref={box} role="dialog" aria-modal="true" aria-labelledby={titleId} className="modal" tabIndex={-1}>
        <form onSubmit={(event) => void submit(event)} noValidate onKeyDown={submitOnCtrlEnter}>
          <header className="modal-header">
            {isPushed && (
              <button type="button" className="icon-button" aria-label="Back" onClick={close}>
                <BackIcon />
              </button>
            )}
            <Avatar user={users.find(({ id }) => id === bot.userId)} size={32} />
            <h2 id={titleId}>{view.title}</h2>
            <button type="button" className="icon-button" aria-label="Close" onClick={close}>
              <CloseIcon />
            </button>
          </header>
          <div className="modal-body">
            {(problem ?? faultsOutside.length > 0) && (
              <div className="modal-problem" role="alert">
                {problem ?? faultsOutside.map((id) => errors[id]).join(' ')}
              </div>
            )}
            <SurfaceProvider surface={surface}>
              <BlockList blocks={view.blocks} />
            </SurfaceProvider>
          </div>
          <footer className="modal-footer">
            <span className="modal-app">{bot.name}</span>
            <div className="modal-buttons">
              <button type="button" className="button" onClick={close}>
                {view.close ?? (view.submit === null ? 'Close' : 'Cancel')}
              </button>
              {view.submit !== null && (
                <button type="submit" className="button button-primary" disabled={isSending} aria-busy={isSending}>
                  {view.submit}
                </button>
              )}
            </div>
          </footer>
        </form>
      </div>
    </div>
  );
}
