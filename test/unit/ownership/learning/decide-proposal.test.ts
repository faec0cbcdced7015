import { decideProposal, type GivenIssue, type HandOver } from '../../../../src/ownership/learning/decide-proposal';
import type { ActorRef } from '../../../../src/people/types';

const bob: ActorRef = { type: 'user', id: '2' };
const carol: ActorRef = { type: 'user', id: '3' };
const payments: ActorRef = { type: 'team', id: '2' };

const person = (to: ActorRef | null): HandOver => ({ by: 'person', to });
const automation = (to: ActorRef | null): HandOver => ({ by: 'automation', to });
const undo = (to: ActorRef | null): HandOver => ({ by: 'undo', to });

const history = (...after: readonly (readonly HandOver[])[]): GivenIssue[] =>
  after.map((one, index) => ({ issueId: String(index + 1), givenTo: payments, after: one }));
const times = <T>(count: number, what: T): T[] => Array.from({ length: count }, () => what);
const decided = (...after: readonly (readonly HandOver[])[]) => {
  const decision = decideProposal(history(...after));
  return decision && `${decision.to.type}:${decision.to.id} ${decision.issueIds.join(',')} of ${decision.lookedAt}`;
};

const left: HandOver[] = [];
const toBob = [person(bob)];
const toCarol = [person(carol)];

test.each<[string, readonly (readonly HandOver[])[], string | null]>([
  ['nothing was given away', [], null],
  ['five of ten went to Bob', [...times(5, left), ...times(5, toBob)], 'user:2 6,7,8,9,10 of 10'],
  ['four of ten did', [...times(6, left), ...times(4, toBob)], null],
  ['all of the five that there are', times(5, toBob), 'user:2 1,2,3,4,5 of 5'],
  ['five of them, but one is the eleventh', [...times(4, toBob), ...times(6, left), toBob], null],
  ['five, to two people', [...times(3, toBob), ...times(2, toCarol)], null],
  [
    'five to each: whoever got the newest',
    [toCarol, ...times(5, toBob), ...times(4, toCarol)],
    'user:3 1,7,8,9,10 of 10',
  ],
  ['six to one and four to another', [...times(4, toCarol), ...times(6, toBob)], 'user:2 5,6,7,8,9,10 of 10'],
  ['taken away without an owner', times(10, [person(null)]), null],
  ['taken away, and then handed to Bob', times(5, [person(null), person(bob)]), 'user:2 1,2,3,4,5 of 5'],
  ['taken away and given back', times(5, [person(null), person(payments)]), null],
  ['handed to Bob and from him to Carol: Bob', times(5, [person(bob), person(carol)]), 'user:2 1,2,3,4,5 of 5'],
  ['handed to Bob, and undone', times(5, [person(bob), undo(payments)]), null],
  ['undone, and then to Carol', times(5, [person(bob), undo(payments), person(carol)]), 'user:3 1,2,3,4,5 of 5'],
  ['to Bob, to Carol, and that undone', times(5, [person(bob), person(carol), undo(bob)]), 'user:2 1,2,3,4,5 of 5'],
  ['another rule gave it away in between', times(5, [automation(carol), person(bob)]), null],
  ['another rule gave it away afterwards', times(5, [person(bob), automation(carol)]), 'user:2 1,2,3,4,5 of 5'],
])('%s', (_what, after, expected) => {
  expect(decided(...after)).toBe(expected);
});

test('a team and a person with the same number are two', () => {
  expect(decided(...times(5, [person(payments)]))).toBeNull();
  expect(decided(...times(5, [person(bob)]))).not.toBeNull();
});
