import type { Changes } from '../state/changes';

/**
 * Resolves with the first value of `look` that is neither undefined, null nor false. Looks again after each change,
 * never by the clock; after `timeoutMs` fails with what was awaited and with `describe()`.
 */
export function waitFor<T>(
  changes: Changes,
  look: () => T | undefined | null | false,
  what: string,
  timeoutMs: number,
  describe: () => string,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let settled = false;
    const settle = (finish: () => void): void => {
      settled = true;
      clearTimeout(timer);
      unsubscribe();
      finish();
    };
    const check = (): void => {
      if (settled) return;
      try {
        const found = look();
        if (found !== undefined && found !== null && found !== false) settle(() => resolve(found));
      } catch (error) {
        settle(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    const timer = setTimeout(
      () => settle(() => reject(new Error(`Waited ${timeoutMs} ms in vain for: ${what}\n${describe()}`))),
      timeoutMs,
    );
    const unsubscribe = changes.subscribe(check);
    check();
  });
}
