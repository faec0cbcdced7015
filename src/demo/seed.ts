import { assignIssues } from '../assignment/assign-issues';
import type { Deps } from '../deps';
import { findIssueByShortId } from '../issues/find-issue';
import type { Organization } from '../organizations/types';
import { saveTexts } from '../ownership/save-texts';
import { createTeam, setTeamMembers } from '../people/create-team';
import { findTeamBySlug } from '../people/find-team';
import { identifyViewer } from '../people/identify-viewer';
import { userIdsOf } from '../people/mirror-users';
import { resolveActor, type ActorSpec } from '../people/resolve-actor';
import type { Team } from '../people/types';
import { createProject } from '../projects/create-project';
import { listProjects } from '../projects/find-project';
import type { Project } from '../projects/types';
import type { ShopProject } from './shop/faults';

const teams = [
  { slug: 'payments', name: 'Payments', group: 'S0PAYMENT', channel: 'C0CHECKOU', members: ['U0BOB0001', 'U0CAROL01'] },
  {
    slug: 'platform',
    name: 'Platform',
    group: 'S0PLATFRM',
    channel: null,
    members: ['U0ALICE01', 'U0DAN0001', 'U0ERIN001'],
  },
  { slug: 'frontend', name: 'Frontend', group: 'S0FRONTND', channel: 'C0STOREFR', members: ['U0FEMI001', 'U0GRACE01'] },
] as const;

const ALERTS = 'C0ALERTS1';
const CHECKOUT_TEAM = 'C0CHECKOU';

/** Three teams and two projects for the people of the local workspace; what is there already is left alone. */
export async function seedProjects(deps: Deps, organization: Organization): Promise<Record<ShopProject, Project>> {
  const known = await listProjects(deps, organization.id);
  const [payments, platform] = await ensureTeams(deps, organization);
  const project = async (slug: ShopProject, teamIds: string[], channelIds: string[]) =>
    known.find((one) => one.slug === slug) ??
    createProject(deps, organization.id, { name: slug, slug, teamIds, channelIds });
  return {
    checkout: await project(
      'checkout',
      [payments, platform].flatMap((team) => team?.id ?? []),
      [ALERTS, CHECKOUT_TEAM],
    ),
    storefront: await project('storefront', [], [ALERTS]),
  };
}

async function ensureTeams(deps: Deps, organization: Organization): Promise<Team[]> {
  const made: Team[] = [];
  for (const { slug, name, group, channel, members } of teams) {
    const known = await findTeamBySlug(deps, organization.id, slug);
    if (known) {
      made.push(known);
      continue;
    }
    const team = await createTeam(deps, organization.id, {
      slug,
      name,
      slackUsergroupId: group,
      slackChannelId: channel,
    });
    await setTeamMembers(deps, team.id, await userIdsOf(deps, organization.id, members));
    made.push(team);
  }
  return made;
}

/** Whoever asks the warehouse for its stock in the shop sees an error find its owner. */
const CHECKOUT_RULES = `# who owns what in the shop's checkout: the last line that matches wins
checkout/stock.* #platform
`;

export async function seedRules(deps: Deps, organization: Organization): Promise<void> {
  const alice = await identifyViewer(deps, organization.id, 'U0ALICE01');
  await saveTexts(deps, alice, { slug: 'checkout', text: 'rules', value: CHECKOUT_RULES });
}

/** Faults that happen before anybody looks, and who is given two of them. The first one stays free for the story. */
export const firstFaults = ['empty-cart', 'gateway-down', 'bad-currency', 'broken-link', 'no-image'] as const;

/** Gives the third and the fourth issue away, as Alice did yesterday. */
export async function seedAssignments(deps: Deps, organization: Organization): Promise<void> {
  const alice = await identifyViewer(deps, organization.id, 'U0ALICE01');
  const gifts: [shortId: string, to: ActorSpec, reason: string | null][] = [
    ['CHECKOUT-3', { by: 'slack-user', slackUserId: 'U0CAROL01' }, 'you know the price formats'],
    ['STOREFRONT-1', { by: 'team-slug', text: 'frontend' }, null],
  ];
  for (const [shortId, spec, reason] of gifts) {
    const issue = await findIssueByShortId(deps, organization.id, shortId);
    if (!issue) continue;
    const to = await resolveActor(deps, alice, spec);
    await assignIssues(deps, alice, { issueIds: [issue.id], to, source: 'slash_command', reason });
  }
}
