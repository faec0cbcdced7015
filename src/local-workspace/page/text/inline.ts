/** What running text is made of, whichever notation it was written in (mrkdwn, Markdown, rich text). */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'break' }
  | { type: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; url: string; children: Inline[] }
  | { type: 'user'; id: string; label: string | null }
  | { type: 'channel'; id: string; label: string | null }
  | { type: 'usergroup'; id: string; label: string | null }
  | { type: 'broadcast'; range: string }
  | { type: 'date'; seconds: number; format: string; url: string | null; fallback: string }
  | { type: 'emoji'; name: string };

/** Lines of running text, or something that stands on lines of its own. */
export type Flow =
  { type: 'lines'; children: Inline[] } | { type: 'quote'; children: Inline[] } | { type: 'code-block'; text: string };
