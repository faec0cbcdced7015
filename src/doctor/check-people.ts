import { isForScope, lacks } from './check-slack';
import { counted, enumerated, say } from './sentence';
import type { Check } from './types';

/** They are read daily. */
const OLD_MS = 48 * 3600_000;

export const checkSync: Check = (facts) => {
  const { now, slack, people } = facts;
  const isOld = people.syncedAt === null || now.getTime() - people.syncedAt.getTime() > OLD_MS;
  if (!isOld || slack.refused !== null || lacks(facts, 'users:read')) return null;
  return {
    kind: 'sync',
    severity: 'attention',
    what: say`The people of the workspace were not read for two days.`,
    todo: say`Restart Dibs: they are read at the start. The log says why not at ${{ code: 'mirroring people failed' }}.`,
  };
};

export const checkEmails: Check = (facts) => {
  const { total, first } = facts.people.withoutEmail;
  if (total === 0 || lacks(facts, 'users:read.email')) return null;
  const names = enumerated(
    first.map((name) => say`${{ name }}`),
    total,
  );
  return {
    kind: 'emails',
    severity: 'attention',
    what: say`Slack tells no e-mail address of ${counted(total, 'person', 'people')}: ${names}.`,
    todo: say`Rules and CODEOWNERS cannot name them by address, nor can commits be theirs. Their profile in Slack needs one.`,
  };
};

export const checkUsergroups: Check = (facts) => {
  const { total, first } = facts.usergroups;
  if (total === 0 || first.every(({ reason }) => isForScope(facts, reason))) return null;
  const teams = first.map(({ slug, reason }) => say`${{ name: `#${slug}` }} (${{ code: reason }})`);
  return {
    kind: 'usergroups',
    severity: 'attention',
    what: say`${counted(total, 'team follows a user group', 'teams follow user groups')} that Slack no longer tells of: ${enumerated(teams, total)}.`,
    todo: say`They keep the members they had. ${{ code: '/assign-admin team unlink SLUG' }} lets them be changed here, ${{ code: 'team link' }} follows another group.`,
  };
};

export const checkOwners: Check = (facts) => {
  const { total, first } = facts.owners;
  const isAddress = (owner: string) => owner.lastIndexOf('@') > 0;
  const known = lacks(facts, 'users:read.email') ? first.filter(({ owner }) => !isAddress(owner)) : first;
  if (known.length === 0) return null;
  const owners = known.map(
    ({ owner, project, text, line }) => say`${{ code: owner }} (${text} of ${{ name: project }}, line ${line})`,
  );
  const all = total - first.length + known.length;
  return {
    kind: 'owners',
    severity: 'attention',
    what: say`${counted(all, 'owner')} in rules and CODEOWNERS ${all === 1 ? 'is' : 'are'} nobody who can be assigned here: ${enumerated(owners, all)}.`,
    todo: say`${{ code: '/assign-admin rules set SLUG' }} names others; ${{ code: '/assign-admin codeowners map' }} says who a handle is.`,
  };
};
