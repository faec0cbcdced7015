import type { Deps } from '../deps';
import { shortId } from '../issues/short-id';
import { bestOwner } from '../ownership/evaluate';
import { findOwnership } from '../ownership/ownership.store';
import { parseCodeowners } from '../ownership/parse-codeowners';
import { parseRules } from '../ownership/parse-rules';
import { compileTexts } from '../ownership/rule-book';
import { assertText } from '../ownership/save-texts';
import { findStaleOwners } from '../ownership/stale-owners';
import type { OwnershipText, RulesPreview } from '../ownership/views';
import { actorText } from '../people/actor';
import { findActors } from '../people/find-actor';
import { requireAdmin } from '../people/permissions';
import type { ActorRef, Viewer } from '../people/types';
import { getActiveProject } from '../projects/get-project';
import { mayGive } from './decide-by-rules';
import { walkOpenIssues } from './walk-open-issues';

const SAMPLES = 5;

/** What a new text would change among the project's open issues, before anything is saved (PRODUCT 6.5). Refuses as saving does. */
export async function previewRules(
  deps: Deps,
  viewer: Viewer,
  { slug, text, value }: { slug: string; text: OwnershipText; value: string },
): Promise<RulesPreview> {
  const { read } = deps.db;
  await requireAdmin(deps, viewer);
  const project = await getActiveProject(read, viewer.organizationId, slug);
  await assertText(read, project, text, value);
  const saved = await findOwnership(read, project.id);
  const texts = { rules: saved?.rules ?? '', codeowners: saved?.codeowners ?? '', [text]: value };
  const autoAssign = saved?.autoAssign ?? true;
  const rules = compileTexts({ ...texts, organizationId: project.organizationId, autoAssign, changedAt: 0 });
  const counts = { open: 0, decidedByPeople: 0, wouldAssign: 0, wouldMove: 0 };
  const samples: (Omit<RulesPreview['samples'][number], 'from'> & { from: ActorRef | null })[] = [];
  if (rules) {
    for await (const batch of walkOpenIssues(read, project.id, rules)) {
      for (const { issue, holding, evaluation } of batch) {
        counts.open += 1;
        if (issue.isDecided) counts.decidedByPeople += 1;
        const best = evaluation && bestOwner(evaluation);
        if (!best || issue.isDecided || !autoAssign || !mayGive(holding, best.to, 'rules')) continue;
        if (holding) counts.wouldMove += 1;
        else counts.wouldAssign += 1;
        if (samples.length === SAMPLES) continue;
        const { id: issueId, number, title } = issue;
        const from = holding?.holder ?? null;
        samples.push({ issueId, shortId: shortId(project.slug, number), title, from, to: best.to, rule: best.by.rule });
      }
    }
  }
  const names = await findActors(
    deps,
    viewer.organizationId,
    samples.flatMap(({ from }) => from ?? []),
  );
  const { rules: parsed } = parseRules(texts.rules);
  const { rules: codeowners, skipped } = parseCodeowners(texts.codeowners);
  return {
    slug: project.slug,
    name: project.name,
    ...counts,
    samples: samples.map((one) => ({ ...one, from: one.from && (names.get(actorText(one.from)) ?? null) })),
    stale: await findStaleOwners(read, project, { rules: parsed, codeowners }),
    skipped,
  };
}
