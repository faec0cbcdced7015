import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { AtIcon, SendIcon, SlashIcon } from '../layout/icons';
import { useWorkspace } from '../state/workspace-context';
import { AttachButton, AttachedFile } from './attach-file';
import { completionsFor } from './completion';
import { CompletionList } from './completion-list';
import { useSend } from './use-send';

interface ComposerProps {
  channel: string;
  thread: string | null;
  placeholder: string;
  /** Whether files can be sent here: in the conversation with the app. */
  takesFiles?: boolean;
}

export function Composer({ channel, thread, placeholder, takesFiles = false }: ComposerProps): ReactNode {
  const { state } = useWorkspace();
  const { send, problem, clearProblem } = useSend(channel, thread);
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const [isSending, setSending] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const wantedCaret = useRef<number | null>(null);
  const listId = useId();
  const completions = isClosed ? null : completionsFor(text, caret, state.boot);

  useEffect(() => input.current?.focus(), []);
  useLayoutEffect(() => {
    const box = input.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 240)}px`;
    if (wantedCaret.current !== null) box.setSelectionRange(wantedCaret.current, wantedCaret.current);
    wantedCaret.current = null;
  }, [text]);

  const write = (next: string, at: number): void => {
    setText(next);
    setCaret(at);
    setActive(0);
    setClosed(false);
    clearProblem();
  };
  const insertAt = (from: number, to: number, inserted: string): void => {
    wantedCaret.current = from + inserted.length;
    write(text.slice(0, from) + inserted + text.slice(to), wantedCaret.current);
    input.current?.focus();
  };
  const complete = (index: number): void => {
    const item = completions?.items[index];
    if (completions && item) insertAt(completions.from, caret, item.insert);
  };
  const submit = async (): Promise<void> => {
    const typed = text.trim();
    if ((typed === '' && file === null) || isSending) return;
    setSending(true);
    // Emptied at once, as Slack does; given back only if it was not taken and nothing was typed meanwhile.
    write('', 0);
    setFile(null);
    if (!(await send(typed, file))) {
      setText((now) => (now === '' ? typed : now));
      setFile((now) => now ?? file);
    }
    setSending(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const count = completions?.items.length ?? 0;
    // A word that is already complete does not need Enter for itself.
    const isWhole = completions && text.slice(completions.from, caret) === completions.items[active]?.insert.trim();
    if (count > 0 && event.key === 'ArrowDown') setActive((active + 1) % count);
    else if (count > 0 && event.key === 'ArrowUp') setActive((active - 1 + count) % count);
    else if (count > 0 && event.key === 'Escape') setClosed(true);
    else if (count > 0 && (event.key === 'Tab' || (event.key === 'Enter' && !isWhole))) complete(active);
    else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) void submit();
    else return;
    event.preventDefault();
  };

  return (
    <div className="composer-area">
      {completions && (
        <CompletionList id={listId} completions={completions} active={active} onActive={setActive} onPick={complete} />
      )}
      {problem !== null && (
        <div className="composer-problem" role="alert">
          {problem}
        </div>
      )}
      <div className="composer">
        {file && <AttachedFile file={file} onRemove={() => setFile(null)} />}
        <textarea
          ref={input}
          rows={1}
          aria-label={placeholder}
          placeholder={placeholder}
          aria-controls={completions ? listId : undefined}
          aria-activedescendant={completions ? `${listId}-${active}` : undefined}
          value={text}
          onChange={(event) => write(event.target.value, event.target.selectionStart)}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onBlur={() => setClosed(true)}
          onKeyDown={onKeyDown}
        />
        <div className="composer-bar">
          {thread === null && (
            <button
              type="button"
              className="icon-button"
              aria-label="Slash command"
              title="Slash command"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => insertAt(0, text.length, '/')}
            >
              <SlashIcon />
            </button>
          )}
          {takesFiles && <AttachButton onPick={setFile} />}
          <button
            type="button"
            className="icon-button"
            aria-label="Mention someone"
            title="Mention someone"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => insertAt(caret, caret, caret > 0 && !/\s/.test(text[caret - 1] ?? '') ? ' @' : '@')}
          >
            <AtIcon />
          </button>
          <span className="composer-hint">
            <b>Enter</b> sends · <b>Shift+Enter</b> new line
          </span>
          <button
            type="button"
            className="send-button"
            aria-label="Send"
            disabled={text.trim() === '' && file === null}
            onClick={() => void submit()}
          >
            <SendIcon />
          </button>
        </div>
      </div>
    </div>
  );
}
