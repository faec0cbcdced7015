import { createHash } from 'node:crypto';
import { cleanMessage } from './clean-message';
import { framesOf, type Frame } from './frames';
import { exceptionsOf, messageTemplateOf } from '../platform/read-event';
import { listOf, textOf, type Fields } from '../platform/untrusted';

/**
 * Stands in every hash. The same event must fall into the same issue for ever (PRODUCT 5.3): a change to what this file,
 * `frames.ts` or `clean-message.ts` make of an event needs a new version beside this one, for new projects only.
 */
const VERSION = 'v1';

/** SHA-256 (64 hex digits) over the JSON of the grouping components; JSON, so that no two lists can run together. */
export function fingerprint(event: Fields): string {
  return createHash('sha256')
    .update(JSON.stringify([VERSION, ...groupingComponents(event)]))
    .digest('hex');
}

/** What the event is grouped by: its kind, then its parts. */
export function groupingComponents(event: Fields): readonly unknown[] {
  const explicit = listOf(event.fingerprint).flatMap((part) =>
    typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean' ? [String(part)] : [],
  );
  const isDefault = (part: string) => /^\{\{\s*default\s*\}\}$/.test(part);
  if (explicit.every(isDefault)) return defaultComponents(event);
  return ['custom', explicit.map((part) => (isDefault(part) ? defaultComponents(event) : part))];
}

function defaultComponents(event: Fields): readonly unknown[] {
  const exceptions = exceptionsOf(event).map((exception) => ({
    type: textOf(exception.type),
    value: cleanMessage(textOf(exception.value) ?? ''),
    frames: framesOf(exception),
  }));
  const all = exceptions.flatMap((exception) => exception.frames);
  const inAppOnly = all.some((frame) => frame.inApp);
  const parts = exceptions.map(({ type, value, frames }) => {
    // Without a type (a message with a stack) or any frame, the frames alone would put strangers together.
    const name = all.length === 0 ? [type ?? '', value] : [type ?? value];
    return [...name, pathOf(inAppOnly ? frames.filter((frame) => frame.inApp) : frames)];
  });
  if (all.length > 0 || exceptions.some(({ type, value }) => type !== null || value !== ''))
    return ['exception', parts];

  const message = messageTemplateOf(event);
  if (message !== null) return ['message', cleanMessage(message)];
  return ['nothing', textOf(event.transaction) ?? ''];
}

/** Frames as [place, function]; a function that calls itself counts once, however deep it went. */
function pathOf(frames: readonly Frame[]): [string, string][] {
  return frames.flatMap((frame, index): [string, string][] => {
    const before = frames[index - 1];
    const repeats = before !== undefined && before.place === frame.place && before.function === frame.function;
    return repeats ? [] : [[frame.place, frame.function]];
  });
}
