const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Undoes Slack's three escapes, and only those: `&quot;` stays as it is written, as in Slack. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** A link target that is safe to put into `href`, or null: message text must not be able to run a script. */
export function safeHref(url: string): string | null {
  return /^(https?:\/\/|mailto:|slack:\/\/)/i.test(url) ? url : null;
}
