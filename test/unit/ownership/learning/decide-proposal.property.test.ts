import fc from 'fast-check';
import { decideProposal, type GivenIssue } from '../../../../src/ownership/learning/decide-proposal';
import { actorText } from '../../../../src/people/actor';
import type { ActorRef } from '../../../../src/people/types';

const actor = fc.record({
  type: fc.constantFrom('user', 'team'),
  id: fc.constantFrom('1', '2', '3'),
}) as fc.Arbitrary<ActorRef>;
const handOver = fc.record({
  by: fc.constantFrom('person', 'person', 'person', 'automation', 'undo'),
  to: fc.option(actor, { freq: 6 }),
});
const history = fc
  .array(fc.record({ givenTo: actor, after: fc.array(handOver, { maxLength: 4 }) }), { maxLength: 14 })
  .map((all) => all.map((one, index) => ({ issueId: String(index + 1), ...one })) as GivenIssue[]);

/** Enough of the same for proposals to be made at all. */
const corrected = fc
  .tuple(history, actor, fc.nat({ max: 9 }))
  .map(([all, to, from]) =>
    all.map((one, index): GivenIssue => (index < from ? one : { ...one, after: [{ by: 'person', to }] })),
  );

test('whoever is proposed got at least five of the ten, from somebody else, by a person', () => {
  fc.assert(
    fc.property(fc.oneof(history, corrected), (all) => {
      const decision = decideProposal(all);
      if (!decision) return;
      expect(decision.issueIds.length).toBeGreaterThanOrEqual(5);
      expect(decision.lookedAt).toBe(Math.min(all.length, 10));
      expect(new Set(decision.issueIds).size).toBe(decision.issueIds.length);
      for (const id of decision.issueIds) {
        const issue = all.slice(0, 10).find(({ issueId }) => issueId === id);
        expect(issue && actorText(issue.givenTo)).not.toBe(actorText(decision.to));
        const byPeople = issue?.after.filter(({ by }) => by === 'person').map(({ to }) => to && actorText(to));
        expect(byPeople).toContain(actorText(decision.to));
      }
    }),
  );
});

test('what is older than the tenth, and what happens after the first move, decides nothing', () => {
  fc.assert(
    fc.property(corrected, corrected, actor, (all, older, later) => {
      const more = [...all.slice(0, 10), ...older.map((one) => ({ ...one, issueId: `${one.issueId}0` }))];
      if (all.length >= 10) expect(decideProposal(more)).toEqual(decideProposal(all));
      const moved = all.map((one): GivenIssue => ({ ...one, after: [...one.after, { by: 'automation', to: later }] }));
      expect(decideProposal(moved)).toEqual(decideProposal(all));
    }),
  );
});
