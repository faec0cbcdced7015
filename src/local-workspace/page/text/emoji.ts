/** Slack's short names for the emoji an error-triage app and the people around it are likely to use. */
const EMOJI: Record<string, string> = {
  red_circle: '🔴',
  large_orange_circle: '🟠',
  large_yellow_circle: '🟡',
  large_green_circle: '🟢',
  large_blue_circle: '🔵',
  large_purple_circle: '🟣',
  white_circle: '⚪',
  black_circle: '⚫',
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  ballot_box_with_check: '☑️',
  x: '❌',
  bug: '🐛',
  bell: '🔔',
  no_bell: '🔕',
  eyes: '👀',
  package: '📦',
  no_entry: '⛔',
  no_entry_sign: '🚫',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  warning: '⚠️',
  wave: '👋',
  tada: '🎉',
  fire: '🔥',
  rotating_light: '🚨',
  rocket: '🚀',
  zap: '⚡',
  sparkles: '✨',
  mag: '🔍',
  link: '🔗',
  lock: '🔒',
  key: '🔑',
  bulb: '💡',
  memo: '📝',
  pushpin: '📌',
  wastebasket: '🗑️',
  bar_chart: '📊',
  chart_with_upwards_trend: '📈',
  speech_balloon: '💬',
  bust_in_silhouette: '👤',
  busts_in_silhouette: '👥',
  point_right: '👉',
  point_up: '☝️',
  raising_hand: '🙋',
  raised_hands: '🙌',
  thumbsup: '👍',
  '+1': '👍',
  thumbsdown: '👎',
  '-1': '👎',
  ok_hand: '👌',
  clap: '👏',
  heart: '❤️',
  star: '⭐',
  zzz: '💤',
  fast_forward: '⏩',
  smile: '😄',
  grinning: '😀',
  joy: '😂',
  thinking_face: '🤔',
  sob: '😭',
  information_source: 'ℹ️',
  question: '❓',
  exclamation: '❗',
  arrow_right: '➡️',
  arrow_left: '⬅️',
  arrow_up: '⬆️',
  arrow_down: '⬇️',
  repeat: '🔁',
  arrows_counterclockwise: '🔄',
  leftwards_arrow_with_hook: '↩️',
  gear: '⚙️',
  wrench: '🔧',
  hammer_and_wrench: '🛠️',
  construction: '🚧',
  shield: '🛡️',
  inbox_tray: '📥',
  outbox_tray: '📤',
  card_file_box: '🗃️',
  file_folder: '📁',
  calendar: '📆',
  clock1: '🕐',
  stopwatch: '⏱️',
  robot_face: '🤖',
  shopping_trolley: '🛒',
  house: '🏠',
  palm_tree: '🌴',
  face_with_thermometer: '🤒',
};

const NAME_BY_CHARACTER = new Map<string, string>();
for (const [name, character] of Object.entries(EMOJI)) {
  if (!NAME_BY_CHARACTER.has(character)) NAME_BY_CHARACTER.set(character, name);
}

const CHARACTERS = new RegExp(`(${[...NAME_BY_CHARACTER.keys()].sort((a, b) => b.length - a.length).join('|')})`, 'u');

/** The character for a short name without colons; null when Slack's name is not known here and stays as text. */
export function emojiCharacter(name: string): string | null {
  return Object.hasOwn(EMOJI, name) ? (EMOJI[name] ?? null) : null;
}

/** Splits text at emoji that came as characters, so that they are drawn like those that came as `:names:`. */
export function splitEmoji(text: string): { text: string; emoji: string | null }[] {
  return text
    .split(CHARACTERS)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, emoji: NAME_BY_CHARACTER.get(part) ?? null }));
}

/** Replaces `:names:` by characters, for places that hold plain strings only (an input's value, a title). */
export function emojiToText(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+):/g, (whole, name: string) => emojiCharacter(name) ?? whole);
}
