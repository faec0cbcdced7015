import type { ReactNode } from 'react';
import type { Completions } from './completion';

const TITLES: Record<Completions['kind'], string> = {
  command: 'Commands',
  mention: 'People and groups',
  channel: 'Channels',
};

interface CompletionListProps {
  id: string;
  completions: Completions;
  active: number;
  onActive: (index: number) => void;
  onPick: (index: number) => void;
}

export function CompletionList({ id, completions, active, onActive, onPick }: CompletionListProps): ReactNode {
  const title = TITLES[completions.kind];
  return (
    <div className="completions">
      <div className="completions-head">
        <span>{title}</span>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> to choose · <kbd>Tab</kbd> to take
        </span>
      </div>
      <div id={id} role="listbox" aria-label={title}>
        {completions.items.map((item, index) => (
          <div
            key={item.insert}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={index === active ? 'option option-active' : 'option'}
            onPointerMove={() => onActive(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(index)}
          >
            <span className="completion-title">{item.title}</span>
            <span className="completion-detail">{item.detail}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
