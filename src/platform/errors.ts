export type ErrorKind = 'invalid' | 'not-found' | 'forbidden' | 'conflict' | 'unavailable';

/**
 * An expected refusal. `sentence` is shown to a person as it is: one clear sentence, nothing secret, no markup.
 * `code` is stable and for machines. Anything thrown that is not a `DibsError` is a defect of ours.
 */
export class DibsError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly sentence: string,
  ) {
    super(`${code}: ${sentence}`);
    this.name = 'DibsError';
  }
}

export const invalid = (code: string, sentence: string) => new DibsError('invalid', code, sentence);
export const notFound = (code: string, sentence: string) => new DibsError('not-found', code, sentence);
export const forbidden = (code: string, sentence: string) => new DibsError('forbidden', code, sentence);
export const conflict = (code: string, sentence: string) => new DibsError('conflict', code, sentence);
export const unavailable = (code: string, sentence: string) => new DibsError('unavailable', code, sentence);

export function isDibsError(error: unknown): error is DibsError {
  return error instanceof DibsError;
}
