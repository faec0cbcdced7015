import fc from 'fast-check';
import { shareOut } from '../../../src/people/search-assignable';
import type { Ranked } from '../../../src/people/search-assignable.store';

const found = (type: 'user' | 'team', ranks: number[]): Ranked[] =>
  ranks.map((rank, i) => {
    const common = { id: String(i + 1), name: `${type} ${i}` };
    const actor =
      type === 'user'
        ? { type, ...common, handle: 'h', slackUserId: 'U', email: null }
        : { type, ...common, slug: 's', slackUsergroupId: null };
    return { actor, rank };
  });
const sizes = (teams: number[], people: number[], limit: number) => {
  const shared = shareOut(found('team', teams), found('user', people), limit);
  return [shared.teams.length, shared.people.length];
};

describe('sharing a menu between teams and people', () => {
  it('gives each half when both have plenty', () => {
    expect(sizes(Array<number>(200).fill(0), Array<number>(200).fill(0), 100)).toEqual([50, 50]);
  });

  it('gives what one leaves free to the other', () => {
    expect(sizes([0, 0], Array<number>(200).fill(0), 100)).toEqual([2, 98]);
    expect(sizes(Array<number>(200).fill(0), [0], 100)).toEqual([99, 1]);
  });

  it('lets a word start of a person go before an inner match of a team', () => {
    expect(sizes(Array<number>(200).fill(2), Array<number>(60).fill(1), 100)).toEqual([40, 60]);
  });

  it('never has more than the limit, and leaves nothing free that somebody could use', () => {
    const ranks = fc.array(fc.constantFrom(0, 1, 2), { maxLength: 20 }).map((list) => list.sort());
    fc.assert(
      fc.property(ranks, ranks, fc.integer({ min: 0, max: 30 }), (teams, people, limit) => {
        const [teamCount = 0, peopleCount = 0] = sizes(teams, people, limit);
        expect(teamCount + peopleCount).toBe(Math.min(limit, teams.length + people.length));
      }),
    );
  });
});
