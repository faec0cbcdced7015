import * as fc from 'fast-check';
import {
  decodeAssignee,
  decodeIssue,
  decodeIssueAndActor,
  decodeIssueBlock,
  decodeListQuery,
  decodeProject,
  decodeQuestion,
  decodeRequest,
  encodeAssignee,
  encodeIssue,
  encodeIssueAndActor,
  encodeListQuery,
  encodeProject,
  encodeQuestion,
  encodeRequest,
  issueBlock,
  type ListQuery,
} from '../../../src/slack/ids';

const id = fc.bigInt({ min: 1n, max: 9223372036854775807n }).map(String);
const actor = fc.record({ type: fc.constantFrom('user' as const, 'team' as const), id });

describe('what is written into a control is read back', () => {
  it('an issue', () => fc.assert(fc.property(id, (issue) => decodeIssue(encodeIssue(issue)) === issue)));

  it('an assignee or nobody', () =>
    fc.assert(
      fc.property(fc.option(actor), (who) => expect(decodeAssignee(encodeAssignee(who))).toEqual({ actor: who })),
    ));

  it('an issue with an actor', () =>
    fc.assert(
      fc.property(id, actor, (issueId, who) =>
        expect(decodeIssueAndActor(encodeIssueAndActor(issueId, who))).toEqual({ issueId, actor: who }),
      ),
    ));

  it('a question about an issue', () =>
    fc.assert(
      fc.property(id, id, (warningId, issueId) =>
        expect(decodeQuestion(encodeQuestion(warningId, issueId))).toEqual({ warningId, issueId }),
      ),
    ));

  it('the issue of a block', () =>
    fc.assert(fc.property(id, (issue) => decodeIssueBlock(issueBlock('controls', issue, 'l3x')) === issue)));

  it('a project', () => fc.assert(fc.property(id, (project) => decodeProject(encodeProject(project)) === project)));

  it('a request', () => expect(decodeRequest(encodeRequest('0f8fad5b-d9cb-469f'))).toBe('0f8fad5b-d9cb-469f'));

  it('a list query, within a button value', () => {
    const holder = fc.oneof<fc.Arbitrary<ListQuery['holder']>[]>(
      actor.map((who) => ({ kind: 'actor', actor: who })),
      fc.constant({ kind: 'nobody' }),
      fc.constant({ kind: 'anyone' }),
    );
    const projectSlug = fc.option(fc.string({ minLength: 1, maxLength: 50 }));
    const query = fc.record({ holder, projectSlug, page: fc.integer({ min: 1, max: 1000 }) });
    fc.assert(
      fc.property(query, (asked) => {
        const value = encodeListQuery(asked);
        expect(value.length).toBeLessThanOrEqual(2000);
        expect(decodeListQuery(value)).toEqual(asked);
      }),
    );
  });
});

const readers = {
  decodeProject,
  decodeQuestion,
  decodeIssue,
  decodeAssignee,
  decodeIssueAndActor,
  decodeIssueBlock,
  decodeRequest,
  decodeListQuery,
};

it('ids beyond what the database can hold are refused', () => {
  const huge = '9223372036854775808';
  expect(decodeIssue(`v1:${huge}`)).toBeNull();
  expect(decodeAssignee(`v1:user:${huge}`)).toBeNull();
  expect(decodeIssueAndActor(`v1:1:user:${huge}`)).toBeNull();
  expect(decodeIssueBlock(`row:v1:${huge}:free`)).toBeNull();
});

describe.each(Object.entries(readers))('%s', (_name, decode) => {
  it.each([
    [undefined],
    [null],
    [''],
    ['v1:'],
    ['v2:1'],
    ['1'],
    ['v1:0'],
    ['v1:-1'],
    ['v1:01'],
    ['v1:1.5'],
    ['v1:1 OR 1=1'],
    ['v1:robot:1'],
    ['v1:user:0'],
    ['v1:1:none'],
    ['v1:1:user:0'],
    ['controls:v1:0:free'],
    ['controls:v1:1:FREE!'],
    ['v1:{}'],
    ['v1:{"holder":"user:0","project":null,"page":1}'],
    ['v1:{"holder":"nobody","project":null,"page":0}'],
    ['v1:{"holder":"nobody","project":null,"page":1,"more":1}'],
    ['v1:{"__proto__":{"page":1}}'],
    [['v1:1']],
  ])('refuses %j', (value) => {
    expect(decode(value)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.anything(),
          fc.json().map((text) => `v1:${text}`),
        ),
        (value) => {
          decode(value);
        },
      ),
    );
  });
});
