import type { Actor } from '../../../people/types';
import { invalid } from '../../../platform/errors';
import type { SlackRequest } from '../../request';
import type { PersonSpec } from '../admin-grammar/types';
import { findTarget } from '../find-target';

export type PersonActor = Extract<Actor, { type: 'user' }>;

/** The people as they were named; who is not mirrored yet is looked up in Slack (PRODUCT 2.1). */
export async function findPeople(request: SlackRequest, specs: readonly PersonSpec[]): Promise<PersonActor[]> {
  const people: PersonActor[] = [];
  for (const spec of specs) {
    const actor = await findTarget(request, spec);
    if (actor?.type !== 'user') throw invalid('not_a_person', 'Only people can be named here. Nothing was changed.');
    people.push(actor);
  }
  return people;
}

export const idsOf = (people: readonly PersonActor[]) => people.map(({ id }) => id);
