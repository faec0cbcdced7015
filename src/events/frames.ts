import { fieldsOf, listOf, textOf, type Fields } from '../platform/untrusted';

export interface Frame {
  /** Module, else the normalised file name, else `?`. */
  place: string;
  function: string;
  inApp: boolean;
}

/** The frames of an exception's (or thread's) `stacktrace`, oldest call first, as SDKs send them. */
export function framesOf(holder: Fields): Frame[] {
  return listOf(fieldsOf(holder.stacktrace).frames).map((raw) => {
    const frame = fieldsOf(raw);
    const module = textOf(frame.module);
    const file = textOf(frame.filename) ?? textOf(frame.abs_path);
    return {
      place: module !== null ? stripHashes(stripLambda(module)) : file !== null ? normaliseFileName(file) : '?',
      function: stripLambda(textOf(frame.function) ?? '?'),
      inApp: frame.in_app === true,
    };
  });
}

/**
 * A file name without what differs between deployments of the same code: scheme and host, bundler prefixes, query,
 * and content hashes (`https://cdn.x/a/app.4f3a2b1c.js?v=2` is `a/app.js`). Part of the grouping: see `fingerprint.ts`
 * before changing it.
 */
export function normaliseFileName(name: string): string {
  const path = name
    .replace(/\\/g, '/')
    .replace(/[?#].*$/s, '')
    .replace(/^webpack-internal:\/\/\/|^webpack:\/\/[^/]*\//, '')
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*\//i, '')
    .replace(/^[a-z]:\//i, '/')
    .replace(/^(?:\.\/)+/, '');
  return stripHashes(path) || '?';
}

const HEX_HASH = /([.\-_/]|^)(?=[0-9a-f]*\d)[0-9a-f]{8,}(?=\.|$)/gi;
// Eight characters of base64url as Vite and Rollup append them; a word such as `-settings` has neither digit nor inner capital.
const ROLLUP_HASH = /-(?=[\w-]{8}\.)(?=[\w-]*(?:\d|[a-z][A-Z]))[\w-]{8}(?=\.[a-z]+$)/;

function stripHashes(path: string): string {
  return path
    .replace(HEX_HASH, (_all, separator: string) => (separator === '/' || separator === '' ? `${separator}*` : ''))
    .replace(ROLLUP_HASH, '');
}

/** The JVM numbers its generated classes and lambdas anew in every process. */
function stripLambda(name: string): string {
  return name.replace(/\$\$Lambda.*$/s, '$$$$Lambda').replace(/(lambda\$\w+)\$\d+/g, '$1');
}
