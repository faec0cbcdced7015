import { useCallback, useEffect, useState } from 'react';

const SHOWN_MS = 8_000;

interface Shown {
  text: string;
  /** Makes the same sentence, said again, stay as long as the first time. */
  count: number;
}

export function useToast(): { text: string | null; notify: (text: string) => void; clear: () => void } {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (!shown) return undefined;
    const timer = window.setTimeout(() => setShown(null), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [shown]);
  const notify = useCallback((text: string) => setShown((now) => ({ text, count: (now?.count ?? 0) + 1 })), []);
  return { text: shown?.text ?? null, notify, clear: () => setShown(null) };
}
