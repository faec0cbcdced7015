import type { Deps } from '../../deps';
import { sameActor } from '../../people/actor';
import { findActor } from '../../people/find-actor';
import type { ProjectId } from '../../platform/ids';
import { findNewestFacts } from '../newest-facts';
import { findOwnership, type OwnershipTexts } from '../ownership.store';
import { parseCodeowners } from '../parse-codeowners';
import { parseRules } from '../parse-rules';
import { resolveOwners } from '../resolve-owners';
import type { AnyRule } from '../types';
import { decideProposal, ENOUGH, LOOKED_AT } from './decide-proposal';
import { findBusyRules, findGiven, findHandOvers } from './history.store';
import { showProposalJob } from './jobs';
import { countsSince, mayPropose } from './may-propose';
import { proposeLine } from './propose-line';
import { addProposal, findProposalsOfRule } from './proposal.store';
import type { NewProposal } from './types';

/**
 * Looks at what people made of the issues that the rules of a project gave away, and proposes the line that would have done
 * the same. Nothing is changed by it; a proposal that waits, was refused for good, or was put off less than 7 days ago is not
 * made again. May be run again at any time.
 */
export async function learnFromCorrections(
  deps: Pick<Deps, 'clock' | 'db' | 'queue'>,
  projectId: ProjectId,
): Promise<void> {
  const { read } = deps.db;
  const texts = await findOwnership(read, projectId);
  if (!texts) return;
  const rules: AnyRule[] = [...parseCodeowners(texts.codeowners).rules, ...parseRules(texts.rules).rules];
  // Of a line that is there twice, the last one is what counts.
  const ruleOf = new Map(rules.map((rule) => [rule.text, rule]));
  for (const text of await findBusyRules(read, projectId, [...ruleOf.keys()], ENOUGH)) {
    const rule = ruleOf.get(text);
    if (!rule) continue;
    const proposal = await findProposalFor(deps, projectId, texts, rule, ruleOf);
    if (proposal) await propose(deps, proposal);
    else await showAgain(deps, projectId, text);
  }
  deps.queue.nudge();
}

async function findProposalFor(
  deps: Pick<Deps, 'clock' | 'db'>,
  projectId: ProjectId,
  { organizationId }: OwnershipTexts,
  rule: AnyRule,
  ruleOf: ReadonlyMap<string, AnyRule>,
): Promise<NewProposal | null> {
  const { read } = deps.db;
  const earlier = await findProposalsOfRule(read, projectId, rule.text);
  const given = await findGiven(read, projectId, rule.text, { since: countsSince(earlier), limit: LOOKED_AT });
  const after = await findHandOvers(read, given);
  const decision = decideProposal(
    given.map(({ issueId, to }) => ({ issueId, givenTo: to, after: after.get(issueId) ?? [] })),
  );
  if (!decision || !mayPropose(earlier, decision.to, deps.clock.now())) return null;
  const to = await findActor(deps, organizationId, decision.to);
  if (!to) return null;
  const facts = await findNewestFacts(read, decision.issueIds);
  const line = proposeLine(
    rule,
    to,
    decision.issueIds.map((id) => facts.get(id) ?? null),
  );
  if (line === null || ruleOf.has(line)) return null;
  // Who cannot be assigned here, or shares an address with somebody else, is not who the line would name.
  const [owner] = parseRules(line).rules[0]?.owners ?? [];
  const resolve = await resolveOwners(read, organizationId, projectId, owner ? [owner] : []);
  if (!owner || !sameActor(resolve(owner), to)) return null;
  const givenTo = given.find(({ issueId }) => issueId === decision.issueIds[0])?.name ?? 'its owner';
  return { projectId, ruleText: rule.text, ruleLine: rule.line, givenTo, line, ...decision };
}

async function propose(deps: Pick<Deps, 'clock' | 'db' | 'queue'>, proposal: NewProposal): Promise<void> {
  const { projectId, ruleText, to } = proposal;
  const now = deps.clock.now();
  await deps.db.write(async (tx) => {
    // Somebody may have decided, or another look proposed it, while this one was looking; or the project was deleted.
    if (!mayPropose(await findProposalsOfRule(tx, projectId, ruleText), to, now)) return;
    if (!(await findOwnership(tx, projectId))) return;
    const id = await addProposal(tx, proposal, now);
    await deps.queue.enqueue(tx, [showProposalJob(projectId, id)]);
  });
}

/** A proposal that could not be posted, say because its channel was gone, gets another chance. */
async function showAgain(deps: Pick<Deps, 'db' | 'queue'>, projectId: ProjectId, ruleText: string): Promise<void> {
  const earlier = await findProposalsOfRule(deps.db.read, projectId, ruleText);
  const unseen = earlier.filter(({ state, isPosted }) => state === 'waiting' && !isPosted);
  if (unseen.length === 0) return;
  await deps.db.write((tx) =>
    deps.queue.enqueue(
      tx,
      unseen.map(({ id }) => showProposalJob(projectId, id)),
    ),
  );
}
