import { useLayoutEffect, useRef, type RefObject } from 'react';

/** How near to the end still counts as reading the end. */
const NEAR_PX = 80;

interface Stick {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
}

/** Keeps the end in view while the reader is there: for new messages, and for messages that grow. */
export function useStickToEnd(place: string): Stick {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    isAtEnd.current = true;
    const box = scroller.current;
    if (!box || !content.current) return undefined;
    const toEnd = (): void => {
      if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    };
    toEnd();
    const observer = new ResizeObserver(toEnd);
    observer.observe(content.current);
    observer.observe(box);
    return () => observer.disconnect();
  }, [place]);
  const onScroll = (): void => {
    const box = scroller.current;
    if (box) isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
  };
  return { scroller, content, onScroll };
}
