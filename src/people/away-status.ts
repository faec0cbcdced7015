/** Emoji of statuses that mean "not at work"; also Slack's own suggestions in languages whose words are not below. */
const AWAY_EMOJI = new Set([
  'airplane',
  'airplane_departure',
  'baby',
  'baby_bottle',
  'beach_with_umbrella',
  'bed',
  'camping',
  'desert_island',
  'face_with_head_bandage',
  'face_with_thermometer',
  'hospital',
  'luggage',
  'mask',
  'nauseated_face',
  'palm_tree',
  'pill',
  'skier',
  'sleeping',
  'sneezing_face',
  'snowboarder',
  'thermometer',
  'zzz',
]);

const AWAY_WORDS = [
  /\b(vacation(ing)?|annual leave|pto|sabbatical|staycation)\b/,
  /(?<!happy )\bholidays?\b/,
  /\bo\.?o\.?o\b|\bout of (the )?office\b/,
  /\b(sick|ill|unwell)\b/,
  /\b(on|parental|maternity|paternity|medical|family|bereavement|study|unpaid) leave\b/,
  /\b(day|days|time) off\b|^off\b|\boff (today|work|until|till|this)\b/,
  /\b(away|afk|unavailable)\b|\bnot (available|working|in today|here)\b/,
];

/** Work from elsewhere is work, whatever emoji stands beside it. */
const AT_WORK = /\b(work(ing|s)?|wfh|remote(ly)?|meetings?|office hours|available|online|focus(ing)?|on[- ]?call)\b/;

/** An absence that is still to come; "until tomorrow" and "back next week" are one that goes on. */
const TO_COME = /(?<!\b(until|till|til|back|return|returning)( on)? )\b(tomorrow|next (week|month))\b|\bstarting\b/;

/** Whether a status says that somebody is not at work for longer than a break. A status that says neither is not away. */
export function isAwayStatus(status: { text: string; emoji: string }): boolean {
  const text = status.text.toLowerCase();
  if (TO_COME.test(text)) return false;
  if (AWAY_WORDS.some((words) => words.test(text))) return true;
  if (AT_WORK.test(text)) return false;
  return AWAY_EMOJI.has(status.emoji.replace(/:skin-tone-\d/, '').replaceAll(':', ''));
}
