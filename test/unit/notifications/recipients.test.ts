import { actorText, parseActorText } from '../../../src/people/actor';
import { recipients, type Handover } from '../../../src/notifications/recipients';
import type { NotificationLevel } from '../../../src/notifications/types';

interface Case {
  name: string;
  before?: string;
  after?: string;
  by?: string | null;
  members?: { before?: string[]; after?: string[] };
  levels?: Record<string, NotificationLevel>;
  /** Who wants to hear of his own actions as well. */
  own?: string[];
  /** Who has left the workspace. */
  gone?: string[];
  followers?: string[];
  unfollowed?: string[];
  told: string[];
}

// Users 1 to 5, teams 7 and 8; 9 is who acts when nothing else is said. A holder follows what he holds.
const cases: Case[] = [
  { name: 'a new holder is told', after: 'user:1', told: ['user:1 gained'] },
  { name: 'nobody is told that he took an issue himself', after: 'user:1', by: '1', told: [] },
  {
    name: 'old and new holder are told once each',
    before: 'user:1',
    after: 'user:2',
    told: ['user:2 gained', 'user:1 lost'],
  },
  {
    name: 'handing over one’s own issue tells the new holder alone',
    before: 'user:1',
    after: 'user:2',
    by: '1',
    told: ['user:2 gained'],
  },
  {
    name: 'taking an issue tells the old holder alone',
    before: 'user:1',
    after: 'user:2',
    by: '2',
    told: ['user:1 lost'],
  },
  { name: 'freeing an issue tells who held it', before: 'user:1', told: ['user:1 lost'] },
  { name: 'freeing one’s own issue tells nobody', before: 'user:1', by: '1', told: [] },
  { name: 'no change tells nobody', before: 'user:1', after: 'user:1', told: [] },
  { name: 'a rule tells the new holder as well', after: 'user:1', by: null, told: ['user:1 gained'] },
  {
    name: 'a team hears it as one, its members do not',
    after: 'team:7',
    members: { after: ['1', '2'] },
    told: ['team:7 gained'],
  },
  {
    name: 'a team hears that a member of it gave it the issue',
    after: 'team:7',
    by: '1',
    members: { after: ['1'] },
    told: ['team:7 gained'],
  },
  {
    name: 'from a user to his team, both are told',
    before: 'user:1',
    after: 'team:7',
    members: { after: ['1', '2'] },
    told: ['team:7 gained', 'user:1 lost'],
  },
  {
    name: 'from a team to its member, both are told',
    before: 'team:7',
    after: 'user:1',
    members: { before: ['1', '2'] },
    told: ['user:1 gained', 'team:7 lost'],
  },
  {
    name: 'from team to team, both hear it',
    before: 'team:7',
    after: 'team:8',
    told: ['team:8 gained', 'team:7 lost'],
  },
  {
    name: 'user 7 and team 7 are two',
    before: 'user:7',
    after: 'team:7',
    followers: ['7'],
    told: ['team:7 gained', 'user:7 lost'],
  },
  { name: '“never” silences a new holder', after: 'user:1', levels: { '1': 'never' }, told: [] },
  { name: '“never” silences an old holder', before: 'user:1', levels: { '1': 'never' }, told: [] },
  { name: 'a new holder who had unfollowed the issue is not told', after: 'user:1', unfollowed: ['1'], told: [] },
  {
    name: '… unless he asked for everything',
    after: 'user:1',
    unfollowed: ['1'],
    levels: { '1': 'always' },
    told: ['user:1 gained'],
  },
  {
    name: 'an old holder who had stopped following is not told',
    before: 'user:1',
    followers: [],
    unfollowed: ['1'],
    told: [],
  },
  {
    name: '… unless he asked for everything, as here',
    before: 'user:1',
    followers: [],
    levels: { '1': 'always' },
    told: ['user:1 lost'],
  },
  {
    name: 'even who asked for everything is not told of his own action',
    after: 'user:1',
    by: '1',
    levels: { '1': 'always' },
    told: [],
  },
  {
    name: 'taking an issue is told to who asked for it',
    after: 'user:1',
    by: '1',
    own: ['1'],
    told: ['user:1 gained'],
  },
  { name: '… and so is freeing one’s own', before: 'user:1', by: '1', own: ['1'], told: ['user:1 lost'] },
  {
    name: '… and handing it over',
    before: 'user:1',
    after: 'user:2',
    by: '1',
    own: ['1'],
    told: ['user:2 gained', 'user:1 lost'],
  },
  {
    name: '… but “never” is never',
    after: 'user:1',
    by: '1',
    own: ['1'],
    levels: { '1': 'never' },
    told: [],
  },
  {
    name: '… and what the actor wishes to hear of himself makes others neither louder nor quieter',
    before: 'user:1',
    after: 'user:2',
    by: '2',
    own: ['1'],
    told: ['user:1 lost'],
  },
  {
    name: 'giving an issue to one’s team is told in person to who asked for everything and for his own actions',
    after: 'team:7',
    by: '1',
    members: { after: ['1', '2'] },
    levels: { '1': 'always', '2': 'always' },
    own: ['1'],
    told: ['team:7 gained', 'user:1 gained', 'user:2 gained'],
  },
  {
    name: '… and only to others when he did not',
    after: 'team:7',
    by: '1',
    members: { after: ['1', '2'] },
    levels: { '1': 'always', '2': 'always' },
    told: ['team:7 gained', 'user:2 gained'],
  },
  { name: 'who left the workspace is not told what he gained', after: 'user:1', gone: ['1'], told: [] },
  {
    name: '… nor what he lost, whatever he had asked for',
    before: 'user:1',
    after: 'user:2',
    levels: { '1': 'always' },
    own: ['1'],
    gone: ['1'],
    told: ['user:2 gained'],
  },
  {
    name: '… nor as a member of a team',
    before: 'team:7',
    members: { before: ['1', '2'] },
    levels: { '1': 'always', '2': 'always' },
    gone: ['1'],
    told: ['team:7 lost', 'user:2 lost'],
  },
  {
    name: 'a rule that takes an issue from a user for a team tells both, and nobody counts as having done it',
    before: 'user:1',
    after: 'team:7',
    by: null,
    members: { after: ['1', '2'] },
    levels: { '1': 'always' },
    told: ['team:7 gained', 'user:1 gained'],
  },
  {
    name: 'a rule that frees an issue tells who held it',
    before: 'user:1',
    by: null,
    told: ['user:1 lost'],
  },
  {
    name: 'a team that somebody else takes an issue from hears it, its members do not',
    before: 'team:7',
    members: { before: ['1', '2'] },
    told: ['team:7 lost'],
  },
  {
    name: 'members of both teams who did not ask for everything are told nothing in person',
    before: 'team:7',
    after: 'team:8',
    members: { before: ['1', '2'], after: ['2', '3'] },
    told: ['team:8 gained', 'team:7 lost'],
  },
  {
    name: 'members who asked for everything are told in person, once, by what they gained rather than lost',
    before: 'team:7',
    after: 'team:8',
    members: { before: ['1', '2', '3'], after: ['2', '4'] },
    levels: { '1': 'always', '2': 'always', '4': 'never' },
    told: ['team:8 gained', 'user:2 gained', 'team:7 lost', 'user:1 lost'],
  },
];

function handover({
  before,
  after,
  by = '9',
  members = {},
  levels = {},
  own = [],
  gone = [],
  followers,
  unfollowed = [],
}: Case): Handover {
  const actor = (text: string | undefined) => (text ? parseActorText(text) : null);
  return {
    before: actor(before),
    after: actor(after),
    beforeMembers: members.before ?? [],
    afterMembers: members.after ?? [],
    actingUserId: by,
    wishesOf: (userId) =>
      gone.includes(userId) ? null : { level: levels[userId] ?? 'subscribed', ownActions: own.includes(userId) },
    followers: new Set(followers ?? (before?.startsWith('user:') ? [before.slice(5)] : [])),
    unfollowed: new Set(unfollowed),
  };
}

test.each(cases)('$name', (one) => {
  expect(recipients(handover(one)).map(({ to, role }) => `${actorText(to)} ${role}`)).toEqual(one.told);
});
