import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { holdStill } from './hold-still';

/** How near to the end still counts as reading the end. */
const NEAR_PX = 80;

interface Stick {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
  /** Something arrived at the end while the reader was further up. */
  hasNews: boolean;
  toEnd: () => void;
}

interface Newest {
  ts: string;
  isMine: boolean;
}

/**
 * Keeps the end in view while the reader is there, for new messages and for messages that grow; one's own message leads
 * there from anywhere. `place` names the list: another one begins at its end.
 */
export function useStickToEnd(place: string, newest: Newest | null): Stick {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasNews, setNews] = useState(false);
  const follow = useRef((): void => undefined);
  const toEnd = (): void => {
    isAtEnd.current = true;
    setNews(false);
    follow.current();
  };
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || !content.current) return undefined;
    const still = holdStill(box, () => {
      if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    });
    follow.current = still.move;
    isAtEnd.current = true;
    setNews(false);
    still.move();
    const observer = new ResizeObserver(still.move);
    observer.observe(content.current);
    observer.observe(box);
    return () => {
      observer.disconnect();
      still.stop();
    };
  }, [place]);
  const ts = newest?.ts;
  const isMine = newest?.isMine === true;
  const seen = useRef({ place, ts });
  useLayoutEffect(() => {
    const before = seen.current;
    seen.current = { place, ts };
    if (before.place !== place || ts === undefined || Number(ts) <= Number(before.ts ?? ts)) return;
    if (isMine) toEnd();
    else if (!isAtEnd.current) setNews(true);
  }, [place, ts, isMine]);
  const onScroll = (): void => {
    const box = scroller.current;
    if (!box) return;
    isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    if (isAtEnd.current) setNews(false);
  };
  return { scroller, content, onScroll, hasNews, toEnd };
}
