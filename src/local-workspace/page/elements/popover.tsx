import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

const GAP_PX = 4;
const EDGE_PX = 8;

interface Place {
  left: number;
  top: number | undefined;
  bottom: number | undefined;
  maxHeight: number;
}

/** Below the anchor, or above it where there is more room. */
function placeAt(anchor: DOMRect, width: number): Place {
  const below = window.innerHeight - anchor.bottom - GAP_PX - EDGE_PX;
  const above = anchor.top - GAP_PX - EDGE_PX;
  const up = below < 260 && above > below;
  return {
    left: Math.max(EDGE_PX, Math.min(anchor.left, window.innerWidth - width - EDGE_PX)),
    top: up ? undefined : anchor.bottom + GAP_PX,
    bottom: up ? window.innerHeight - anchor.top + GAP_PX : undefined,
    maxHeight: Math.min(340, up ? above : below),
  };
}

interface PopoverProps {
  anchor: HTMLElement | null;
  className: string;
  onClose: () => void;
  /** Focus stays where it is when the popover is pressed: in the input that drives it. */
  keepsFocus?: boolean;
  children: ReactNode;
}

/** Drawn outside of whatever scrolls or clips, next to its anchor; a press anywhere else closes it. */
export function Popover({ anchor, className, onClose, keepsFocus, children }: PopoverProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => {
    if (!anchor) return;
    const update = (): void => setPlace(placeAt(anchor.getBoundingClientRect(), box.current?.offsetWidth ?? 300));
    const onPress = (event: PointerEvent): void => {
      const target = event.target as Node;
      if (!box.current?.contains(target) && !anchor.contains(target)) close.current();
    };
    update();
    window.addEventListener('resize', update);
    document.addEventListener('scroll', update, true);
    document.addEventListener('pointerdown', onPress, true);
    return () => {
      window.removeEventListener('resize', update);
      document.removeEventListener('scroll', update, true);
      document.removeEventListener('pointerdown', onPress, true);
    };
  }, [anchor]);
  const style = place ?? { left: 0, top: 0, visibility: 'hidden' as const };
  return createPortal(
    <div
      ref={box}
      className={`popover ${className}`}
      style={style}
      onMouseDown={keepsFocus ? (event) => event.preventDefault() : undefined}
    >
      {children}
    </div>,
    document.body,
  );
}
