import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { PageOption } from '../../page-api';
import { PlainText } from '../blocks/text-object';
import type { ElementData } from '../blocks/types';
import { DotsIcon } from '../layout/icons';
import { useBlockScope } from './block-scope';
import { Popover } from './popover';
import { useSurface } from './surface';
import { useConfirm } from './use-confirm';

export function OverflowElement({ element }: { element: ElementData }): ReactNode {
  const surface = useSurface();
  const { blockId } = useBlockScope();
  const { ask, dialog } = useConfirm(element.confirm);
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const [active, setActive] = useState<number | null>(null);
  const options = element.options ?? [];
  const pick = (option: PageOption): void => {
    setActive(null);
    const action = { type: 'overflow', action_id: element.action_id ?? '', block_id: blockId };
    ask(() => void surface.act({ ...action, selected_option: option }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (active === null) return;
    const option = options[active];
    if (event.key === 'ArrowDown') setActive((active + 1) % options.length);
    else if (event.key === 'ArrowUp') setActive((active - 1 + options.length) % options.length);
    else if (event.key === 'Escape' || event.key === 'Tab') setActive(null);
    else if (event.key === 'Enter' && option) pick(option);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <button
        ref={setAnchor}
        type="button"
        className="button button-overflow"
        aria-label={element.accessibility_label ?? 'More actions'}
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
            {options.map((option, index) => (
              <div
                key={option.value}
                role="menuitem"
                className={index === active ? 'option option-active' : 'option'}
                onPointerMove={() => setActive(index)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(option)}
              >
                <PlainText text={option.text.text} />
              </div>
            ))}
          </div>
        </Popover>
      )}
      {dialog}
    </>
  );
}
