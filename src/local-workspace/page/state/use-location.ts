import { useCallback, useEffect, useState } from 'react';
import { readLocation, writeLocation, type PageLocation } from './page-location';

export type Navigate = (change: Partial<PageLocation>) => void;

/** The page's place, in step with the address bar and the browser's Back. */
export function useLocation(): [PageLocation, Navigate] {
  const [location, setLocation] = useState(() => readLocation(window.location.search));
  useEffect(() => {
    const onBack = (): void => setLocation(readLocation(window.location.search));
    window.addEventListener('popstate', onBack);
    return () => window.removeEventListener('popstate', onBack);
  }, []);
  const navigate = useCallback<Navigate>((change) => {
    const next = { ...readLocation(window.location.search), ...change };
    window.history.pushState(null, '', writeLocation(next));
    setLocation(next);
  }, []);
  return [location, navigate];
}
