import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { DotsIcon } from '../layout/icons';
import { Popover } from './popover';

interface MenuButtonProps<Item> {
  className: string;
  label: string;
  /** What a pointer that rests on it reads. */
  title?: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  onPick: (item: Item) => void;
  children: (item: Item) => ReactNode;
}

/** Three dots that open a menu; arrow keys, Enter and Escape work as in any other. */
export function MenuButton<Item>({ items, keyOf, onPick, children, ...button }: MenuButtonProps<Item>): ReactNode {
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const [active, setActive] = useState<number | null>(null);
  const pick = (item: Item): void => {
    setActive(null);
    onPick(item);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (active === null) return;
    const chosen = items[active];
    if (event.key === 'ArrowDown') setActive((active + 1) % items.length);
    else if (event.key === 'ArrowUp') setActive((active - 1 + items.length) % items.length);
    else if (event.key === 'Escape' || event.key === 'Tab') setActive(null);
    else if (event.key === 'Enter' && chosen !== undefined) pick(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <button
        ref={setAnchor}
        type="button"
        className={button.className}
        aria-label={button.label}
        title={button.title}
        aria-haspopup="menu"
        aria-expanded={active !== null}
        onClick={() => setActive(active === null ? 0 : null)}
        onKeyDown={onKeyDown}
        onBlur={() => setActive(null)}
      >
        <DotsIcon />
      </button>
      {active !== null && (
        <Popover anchor={anchor} className="popover-menu" onClose={() => setActive(null)}>
          <div role="menu">
            {items.map((item, index) => (
              <div
                key={keyOf(item)}
                role="menuitem"
                className={index === active ? 'option option-active' : 'option'}
                onPointerMove={() => setActive(index)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(item)}
              >
                {children(item)}
              </div>
            ))}
          </div>
        </Popover>
      )}
    </>
  );
}
