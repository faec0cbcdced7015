import type { Deps } from '../../src/deps';
import type { Tx } from '../../src/platform/db/database';

/** The same dependencies, which count the statements of all write transactions. */
export function countStatements<D extends Pick<Deps, 'db'>>(deps: D): { deps: D; statements: () => number } {
  let statements = 0;
  const counted = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(_, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value === 'object' && value !== null) return counted(value);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          statements += 1;
          return Reflect.apply(value, target, args);
        };
      },
    });
  const write: Deps['db']['write'] = (fn, options) => deps.db.write((tx: Tx) => fn(counted(tx)), options);
  return { deps: { ...deps, db: { ...deps.db, write } }, statements: () => statements };
}
