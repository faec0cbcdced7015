import { useCallback, useEffect, useState } from 'react';
import { readLocation, writeLocation, type PageLocation } from './page-location';

/** `instead` puts the new place over the old one, so that Back does not lead there. */
export type Navigate = (change: Partial<PageLocation>, how?: 'instead') => void;

function currentLocation(): PageLocation {
  return readLocation(window.location.pathname, window.location.search);
}

/** The page's place, in step with the address bar and the browser's Back. */
export function useLocation(): [PageLocation, Navigate] {
  const [location, setLocation] = useState(() => currentLocation());
  useEffect(() => {
    const onBack = (): void => setLocation(currentLocation());
    window.addEventListener('popstate', onBack);
    return () => window.removeEventListener('popstate', onBack);
  }, []);
  const navigate = useCallback<Navigate>((change, how) => {
    const next = { ...currentLocation(), ...change };
    if (how === 'instead') window.history.replaceState(null, '', writeLocation(next));
    else window.history.pushState(null, '', writeLocation(next));
    setLocation(next);
  }, []);
  return [location, navigate];
}
