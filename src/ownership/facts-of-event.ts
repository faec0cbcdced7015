import { exceptionsOf, releaseOf, tagsOf } from '../platform/read-event';
import { cutText, fieldsOf, isFields, listOf, textOf, type Fields } from '../platform/untrusted';
import { isPrintable } from './text-lines';
import type { EventFacts, FrameFacts } from './types';

const MAX_FRAMES = 250;
/** A stack of millions is not walked to its beginning. */
const MAX_WALKED = 5_000;
/** Longer is no file name; cut short it would be another one. */
const MAX_PATH = 1_000;
const MAX_URL = 2_000;
const MAX_TAGS = 200;
const MAX_TAG_NAME = 200;
const MAX_TAG_VALUE = 500;

/** What the event says of itself outside its tags; rules write these as tags too. */
const OWN_TAGS = ['environment', 'release', 'dist', 'level', 'logger', 'transaction', 'server_name'];

/** What ownership rules look at in an event as it came: of any shape, at any size. */
export function factsOfEvent(event: Fields): EventFacts {
  const url = textOf(fieldsOf(event.request).url);
  return {
    frames: framesOf(event),
    url: url === null ? null : cleanText(url.trim(), MAX_URL),
    tags: allTags(event),
    release: releaseOf(event),
  };
}

/** The frames of the exceptions, else those of the event, else those of the thread that crashed or was running. */
function framesOf(event: Fields): FrameFacts[] {
  const places = [() => exceptionsOf(event), () => [event], () => threadOf(event)];
  for (const holders of places) {
    const frames = readFrames(holders());
    if (frames.length > 0) return frames;
  }
  return [];
}

function threadOf(event: Fields): Fields[] {
  const { threads } = event;
  const all = listOf(isFields(threads) ? threads.values : threads).filter(isFields);
  const thread = all.find(({ crashed }) => crashed === true) ?? all.find(({ current }) => current === true);
  return thread === undefined ? [] : [thread];
}

/** Oldest call first; of many the newest, and a function that calls itself a thousand times counts once. */
function readFrames(holders: readonly Fields[]): FrameFacts[] {
  const frames = new Map<string, FrameFacts>();
  let walked = 0;
  for (const holder of holders.toReversed()) {
    const raw = listOf(fieldsOf(holder.stacktrace).frames);
    for (let index = raw.length - 1; index >= 0; index -= 1) {
      if (frames.size === MAX_FRAMES || (walked += 1) > MAX_WALKED) return [...frames.values()].reverse();
      const frame = readFrame(fieldsOf(raw[index]));
      const key = keyOf(frame);
      if (!frames.has(key)) frames.set(key, frame);
    }
  }
  return [...frames.values()].reverse();
}

/** No text that was cleaned has a NUL. */
const keyOf = ({ filename, absPath, module, inApp }: FrameFacts) =>
  [filename, absPath, module, inApp].map((value) => value ?? '\0').join('\0');

function readFrame(raw: Fields): FrameFacts {
  const module = pathText(raw.module);
  const filename = pathText(raw.filename);
  return {
    filename: filename !== null && module !== null ? withPackage(filename, module) : filename,
    absPath: pathText(raw.abs_path),
    module,
    inApp: typeof raw.in_app === 'boolean' ? raw.in_app : null,
  };
}

/** The JVM tells the name of a file without its directory, which the class gives: `com.acme.pay.Card` is in `com/acme/pay`. */
function withPackage(filename: string, module: string): string {
  const isJvm = /^[^/\\]+\.(?:java|kt|kts|scala|groovy|clj)$/i.test(filename);
  return isJvm && module.includes('.') ? [...module.split('.').slice(0, -1), filename].join('/') : filename;
}

/** Rules about a user read `tags.user.email`; what the event's own tags say comes after. */
function allTags(event: Fields): [string, string][] {
  const user = fieldsOf(event.user);
  const pairs: [string, unknown][] = [
    ...OWN_TAGS.map((name): [string, unknown] => [name, event[name]]),
    ['user', whoIs(user)],
    ...[user, fieldsOf(user.data)].flatMap(fieldsAsUserTags),
    ...tagsOf(event),
  ];
  return pairs
    .flatMap(([name, raw]): [string, string][] => {
      const value = textOf(raw);
      return value === null ? [] : [[cleanText(name.trim(), MAX_TAG_NAME), cleanText(value.trim(), MAX_TAG_VALUE)]];
    })
    .slice(0, MAX_TAGS);
}

/** `id:7`, with the first thing that is known of the user. */
function whoIs(user: Fields): string | null {
  for (const [kind, name] of Object.entries({ id: 'id', email: 'email', username: 'username', ip: 'ip_address' })) {
    const value = textOf(user[name]);
    if (value !== null) return `${kind}:${value}`;
  }
  return null;
}

const fieldsAsUserTags = (fields: Fields) =>
  Object.entries(fields)
    .slice(0, 50)
    .map(([name, value]): [string, unknown] => [`user.${name}`, value]);

function pathText(value: unknown): string | null {
  const text = textOf(value);
  return text === null || text.length > MAX_PATH ? null : cleanText(text, MAX_PATH);
}

const cleanText = (text: string, limit: number) =>
  text.length <= limit && isPrintable(text) ? text : cutText(text, limit);
