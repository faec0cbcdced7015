import type { Read } from './types';
import { keyword, readPerson, shown, type Word } from './words';

/** What follows `admin`: `add @person`, `remove @person` or `list`. */
export function parseAdmins([verb, who, more]: readonly Word[]): Read {
  const change = keyword(verb);
  if (verb === undefined || change === 'list') {
    return who ? `After “admin list” comes nothing, and there is ${shown(who)}.` : { kind: 'admin-list' };
  }
  if (change !== 'add' && change !== 'remove') return `${shown(verb)} is none of add, remove and list.`;
  if (!who) return { kind: 'form', form: 'admins', slug: null };
  const person = readPerson(who);
  if (person === null) return `${shown(who)} is not a person.`;
  return more ? 'One person at a time, and there are two here.' : { kind: 'admin-change', change, person };
}
