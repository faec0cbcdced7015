import type { Viewer } from '../../src/people/types';
import type { Holder } from './floor-assign';
import { MEMBERS, ORGANIZATION, TEAM, VIEWER } from './world';

export const VIEWER_PERSON: Viewer = {
  organizationId: ORGANIZATION,
  userId: VIEWER,
  slackUserId: `U0PERSON${VIEWER}`,
  name: `Person ${VIEWER}`,
  isAdmin: false,
};

export const memberHolder = (id: string): Holder => ({
  type: 'user',
  id,
  name: `Person ${id}`,
  email: `person${id}@acme.example`,
  memberIds: [id],
});

export const teamHolder: Holder = { type: 'team', id: TEAM, name: '#payments', email: null, memberIds: MEMBERS };
