import { useState } from 'react';

/** A small setting of this browser. Storage that is forbidden or full only means it is not remembered. */
export function useStored(key: string, initial: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => {
    try {
      return window.localStorage.getItem(key) ?? initial;
    } catch {
      return initial;
    }
  });
  const store = (next: string): void => {
    setValue(next);
    try {
      window.localStorage.setItem(key, next);
    } catch {
      // Still set for as long as the page is open.
    }
  };
  return [value, store];
}
