import fc from 'fast-check';
import { decideAssignment } from '../../../src/assignment/decide-assignment';
import { decideLeavers } from '../../../src/assignment/decide-leavers';
import type { ActorRef } from '../../../src/people/types';

const user = (id: string): ActorRef => ({ type: 'user', id });
const team = (id: string): ActorRef => ({ type: 'team', id });

describe('the outcome of an assignment', () => {
  test.each([
    ['a free issue given to a user', null, user('1'), 'assigned'],
    ['a free issue given to a team', null, team('1'), 'assigned'],
    ['another user', user('1'), user('2'), 'reassigned'],
    ['a team with the number of the user who held it', user('5'), team('5'), 'reassigned'],
    ['the same user again', user('1'), user('1'), 'unchanged'],
    ['the same team again', team('1'), team('1'), 'unchanged'],
    ['a held issue given to nobody', team('1'), null, 'unassigned'],
    ['a free issue given to nobody', null, null, 'unchanged'],
  ] as const)('%s', (_case, before, after, outcome) => {
    expect(decideAssignment(before, after)).toBe(outcome);
  });
});

describe('who stops following when the holder changes', () => {
  const members: Record<string, string[]> = { '10': ['1', '2', '3'], '20': ['3', '4'], '30': [] };
  const membersOf = (id: string) => members[id] ?? [];

  test.each([
    ['user to user: the old user', user('1'), user('2'), ['1']],
    ['user to a team without him: the old user', user('1'), team('20'), ['1']],
    ['user to a team with him: nobody', user('3'), team('20'), []],
    ['team to a user of it: its other members', team('10'), user('2'), ['1', '3']],
    ['team to a user outside: all its members', team('10'), user('9'), ['1', '2', '3']],
    ['team to team: the members who are not in the new one', team('10'), team('20'), ['1', '2']],
    ['team to an empty team: all its members', team('10'), team('30'), ['1', '2', '3']],
    ['user to nobody: the old user', user('1'), null, ['1']],
    ['team to nobody: all its members', team('20'), null, ['3', '4']],
    ['nobody to a user: nobody', null, user('1'), []],
  ] as const)('%s', (_case, before, after, leavers) => {
    expect(decideLeavers(before, after, membersOf)).toEqual(leavers);
  });

  test('nobody who holds the issue now, alone or through the team, ever leaves', () => {
    const actor = fc.option(
      fc.oneof(fc.constantFrom('1', '2', '3', '4').map(user), fc.constantFrom('10', '20', '30').map(team)),
    );
    fc.assert(
      fc.property(actor, actor, (before, after) => {
        const peopleOf = (ref: ActorRef | null) =>
          ref === null ? [] : ref.type === 'user' ? [ref.id] : membersOf(ref.id);
        const left = decideLeavers(before, after, membersOf);
        expect(left.filter((id) => peopleOf(after).includes(id))).toEqual([]);
        expect(left.filter((id) => !peopleOf(before).includes(id))).toEqual([]);
      }),
    );
  });
});
