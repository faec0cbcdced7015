import { addMinutes, subDays } from 'date-fns';
import { assignIssues } from '../../src/assignment/assign-issues';
import { clearAssignmentCachesOfRelease } from '../../src/assignment/caches';
import { applyRules } from '../../src/assignment/apply-rules';
import { createAcceptor } from '../../src/events/accept-events';
import { digestEvents } from '../../src/events/digest-events';
import { createOwnerWatch, type OwnerWatch } from '../../src/events/owner-watch';
import type { Organization } from '../../src/organizations/types';
import { saveTexts } from '../../src/ownership/save-texts';
import { readCommits } from '../../src/ownership/read-commits';
import { registerCommits } from '../../src/ownership/register-commits';
import type { Team, User } from '../../src/people/types';
import type { Project } from '../../src/projects/types';
import { testDeps, type TestDeps } from './deps';
import { makeOrganization, makeProject, makeTeam, makeUser, viewerOf } from './factory';
import { holderOf, jobsOf } from './look';

export interface OwnershipFixture {
  deps: TestDeps;
  organization: Organization;
  /** An administrator. */
  alice: User;
  bob: User;
  carol: User;
  /** Bob and Carol. */
  payments: Team;
  project: Project;
  /** Saves rules, or CODEOWNERS, as Alice. */
  rules(text: string): Promise<void>;
  codeowners(text: string): Promise<void>;
  /** Registers commits as a build does: `author path…`, with ids that count from 1; the last one is the newest. */
  commits(version: string, ...lines: string[]): Promise<void>;
  /** What the job after a registration does. */
  lookAgain(): Promise<void>;
  /** What the job after a save does. */
  applied(changed?: 'rules' | 'codeowners'): Promise<void>;
  /** An error whose stack ends in this file; answers with the issue's id. */
  happens(path: string, more?: { type?: string; release?: string }): Promise<string>;
  /** `user:12`, `team:7` or null. */
  holder(issueId: string): Promise<string | null>;
  /** Alice decides. */
  assigns(issueId: string, to: { type: 'user' | 'team'; id: string } | null): Promise<void>;
  cleanup(): Promise<void>;
}

/** One project with rules to be, three people and a team; events are digested at once. */
export async function ownershipFixture(): Promise<OwnershipFixture> {
  const { deps, cleanup } = await testDeps();
  const organization = await makeOrganization(deps);
  const alice = await makeUser(deps, organization, 'alice', { isAdmin: true });
  const bob = await makeUser(deps, organization, 'bob');
  const carol = await makeUser(deps, organization, 'carol');
  const payments = await makeTeam(deps, organization, 'payments', [bob, carol], 'C0PAY');
  const project = await makeProject(deps, organization, 'shop', { channels: ['C0SHOP'] });
  const accept = createAcceptor(deps, { nudge: () => undefined });
  const watch: OwnerWatch = createOwnerWatch(deps);
  const save = async (text: 'rules' | 'codeowners', value: string) => {
    await saveTexts(deps, viewerOf(alice), { slug: project.slug, text, value });
  };
  let events = 0;
  let commits = 0;
  return {
    deps,
    organization,
    alice,
    bob,
    carol,
    payments,
    project,
    rules: (text) => save('rules', text),
    codeowners: (text) => save('codeowners', text),
    async commits(version, ...lines) {
      const now = deps.clock.now();
      const list = lines.map((line, index) => {
        const [handle = '', ...files] = line.split(' ');
        const sha = (++commits).toString(16).padEnd(40, '0');
        const timestamp = addMinutes(subDays(now, 1), index).toISOString();
        return { id: sha, author_email: `${handle}@acme.example`, timestamp, files };
      });
      const read = readCommits(Buffer.from(JSON.stringify({ commits: list })), now);
      await registerCommits(deps, project.id, { version, commits: read });
    },
    async lookAgain() {
      for (const { kind, payload } of await jobsOf(deps)) {
        if (kind !== 'assignment.clear-caches') continue;
        const { release } = payload as { release: string };
        await clearAssignmentCachesOfRelease(deps, project.id, release);
      }
    },
    applied: (changed = 'rules') => applyRules(deps, project.id, changed),
    async happens(path, { type = `Error in ${path}`, release } = {}) {
      const frames = [{ filename: path, function: 'run', in_app: true }];
      const event = { release, exception: { values: [{ type, value: 'broken', stacktrace: { frames } }] } };
      const eventId = (++events).toString(16).padStart(32, '0');
      await accept(project.id, [{ eventId, body: Buffer.from(JSON.stringify(event)) }]);
      while ((await digestEvents(deps, watch)) > 0);
      const row = await deps.db.read.event.findFirst({ where: { eventId } });
      return String(row?.issueId);
    },
    holder: (issueId) => holderOf(deps, issueId),
    async assigns(issueId, to) {
      await assignIssues(deps, viewerOf(alice), { issueIds: [issueId], to, source: 'slash_command' });
    },
    cleanup,
  };
}
