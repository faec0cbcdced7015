import { useEffect, useSyncExternalStore } from 'react';
import { useStored } from '../state/use-stored';

export type Theme = 'light' | 'dark';

const DARK = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(onChange: () => void): () => void {
  DARK.addEventListener('change', onChange);
  return () => DARK.removeEventListener('change', onChange);
}

/** The look: what was chosen in this browser, else what the system prefers. */
export function useTheme(): { theme: Theme; toggle: () => void } {
  const prefersDark = useSyncExternalStore(subscribe, () => DARK.matches);
  const [stored, store] = useStored('dibs.theme', '');
  const theme: Theme = stored === 'dark' || stored === 'light' ? stored : prefersDark ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return { theme, toggle: () => store(theme === 'dark' ? 'light' : 'dark') };
}
