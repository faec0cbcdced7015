/** Reading an event as Sentry's SDKs send it, in all the forms they ever used; whoever looks at raw events shares this. */
import { cutText, fieldsOf, isFields, listOf, textOf, type Fields } from './untrusted';

/** The exceptions of an event, innermost cause first; also in the older form without `values`. */
export function exceptionsOf(event: Fields): Fields[] {
  const { exception } = event;
  const values = Array.isArray(exception) ? exception : fieldsOf(exception).values;
  if (Array.isArray(values)) return values.filter(isFields);
  return isFields(exception) && ('type' in exception || 'value' in exception) ? [exception] : [];
}

const MAX_RELEASE = 200;

/** What the event says of the build it comes from, cut to what is kept of it. */
export function releaseOf(event: Fields): string | null {
  const release = textOf(event.release);
  return release === null ? null : cutText(release, MAX_RELEASE);
}

/** The message before its parameters were put in, when the SDK kept it; else the message. */
export function messageTemplateOf(event: Fields): string | null {
  return readMessage(event, 'message', 'formatted');
}

/** The message as a person should read it. */
export function messageTextOf(event: Fields): string | null {
  return readMessage(event, 'formatted', 'message');
}

function readMessage(event: Fields, first: string, second: string): string | null {
  const forms = [event.logentry, event.message, event['sentry.interfaces.Message']].map(fieldsOf);
  for (const form of forms) {
    const text = textOf(form[first]) ?? textOf(form[second]);
    if (text !== null) return text;
  }
  return textOf(event.message);
}

/** Tags in the order given, from the list form `[[key, value]]`, `[{key, value}]` or the object form. */
export function tagsOf(event: Fields): [key: string, value: string][] {
  const pairs = Array.isArray(event.tags)
    ? listOf(event.tags).map((pair): [unknown, unknown] =>
        Array.isArray(pair) ? [pair[0], pair[1]] : [fieldsOf(pair).key, fieldsOf(pair).value],
      )
    : Object.entries(fieldsOf(event.tags));
  return pairs.flatMap(([key, value]): [string, string][] => {
    const name = textOf(key);
    const text = textOf(value);
    return name === null || text === null ? [] : [[name, text]];
  });
}
