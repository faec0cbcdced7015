import {
  boolean,
  byType,
  integer,
  listOf,
  oneOf,
  optional,
  required,
  shape,
  string,
  typed,
  url,
  type Check,
} from './checks';

const style = optional(
  shape({ bold: optional(boolean), italic: optional(boolean), strike: optional(boolean), code: optional(boolean) }),
);

const inline: Check = byType({
  text: typed('text', { text: required(string(3000)), style }),
  link: typed('link', { url: required(url), text: optional(string(3000)), unsafe: optional(boolean), style }),
  emoji: typed('emoji', { name: required(string(100)), unicode: optional(string(100)) }),
  user: typed('user', { user_id: required(string(40)), style }),
  usergroup: typed('usergroup', { usergroup_id: required(string(40)), style }),
  channel: typed('channel', { channel_id: required(string(40)), style }),
  broadcast: typed('broadcast', { range: required(oneOf('here', 'channel', 'everyone')) }),
  date: typed('date', {
    timestamp: required(integer(0, 9_999_999_999)),
    format: required(string(200)),
    url: optional(url),
    fallback: optional(string(200)),
  }),
});

const inlines = required(listOf(inline, { min: 0, max: 1000 }));
const border = optional(integer(0, 1));
const section = typed('rich_text_section', { elements: inlines });

export const richTextElement: Check = byType({
  rich_text_section: section,
  rich_text_preformatted: typed('rich_text_preformatted', {
    elements: inlines,
    border,
    language: optional(string(40)),
  }),
  rich_text_quote: typed('rich_text_quote', { elements: inlines, border }),
  rich_text_list: typed('rich_text_list', {
    elements: required(listOf(section, { max: 1000 })),
    style: required(oneOf('bullet', 'ordered')),
    indent: optional(integer(0, 8)),
    offset: optional(integer(0, 10_000)),
    border,
  }),
});
