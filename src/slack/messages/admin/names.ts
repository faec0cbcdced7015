import { SHOWN } from '../../blocks/limits';
import { bold, code } from '../../blocks/mrkdwn';

/** `*My shop* (`my-shop`)` */
export function projectName({ name, slug }: { name: string; slug: string }): string {
  const shown = bold(name, SHOWN.name);
  return shown === '' ? code(slug, SHOWN.name) : `${shown} (${code(slug, SHOWN.name)})`;
}

/** What brings a deleted project back, to be typed. */
export const restoreCommand = (slug: string): string => code(`/assign-admin project restore ${slug}`, SHOWN.title);

/** `*#backend*`, with the name when it says more. */
export function teamName({ name, slug }: { name: string; slug: string }): string {
  const shown = bold(`#${slug}`, SHOWN.name);
  return name.toLowerCase() === slug ? shown : `${shown} ${bold(name, SHOWN.name)}`.trimEnd();
}

/** The first few of a list in words, and how many more there are. */
export function enumerate(parts: readonly string[], all = parts.length, most = 20): string {
  const shown = parts.slice(0, most);
  return all > shown.length
    ? `${shown.join(', ')} and ${(all - shown.length).toLocaleString('en-US')} more`
    : shown.join(', ');
}
