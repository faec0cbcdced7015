import type { RulesRun } from '../../ownership/rules-run.store';
import { context, section } from '../blocks/elements';
import { projectName } from './admin/names';
import { bar } from './bar';
import type { RenderedMessage } from './rendered-message';
import { count } from './words';

/** The live message about new rules: how many open issues they looked at, and in the end what came of it. */
export function rulesRun(run: RulesRun): RenderedMessage {
  const { state, looked, moved, decided } = run;
  const name = projectName({ name: run.projectName, slug: run.projectSlug });
  // What came in meanwhile was not counted.
  const all = Math.max(run.total ?? 0, looked);
  const far = `${looked.toLocaleString('en-US')} of ${count(all, 'open issue')} looked at, ${moved.toLocaleString('en-US')} moved`;
  switch (state) {
    case 'running': {
      const title = `:mag: The new rules of ${name} look at its open issues.`;
      // It is only over when it is over.
      const percent = Math.min(Math.floor((looked / Math.max(all, 1)) * 100), 99);
      return {
        text: `${title} ${percent} % done.`,
        blocks: [section(`${title}\n${bar(percent)}`), context(`${far}.`)],
      };
    }
    case 'replaced': {
      const said = `:fast_forward: Newer rules of ${name} were saved before these had looked at everything: ${far}.`;
      return { text: said, blocks: [section(said)] };
    }
    case 'done': {
      const left =
        decided === 0
          ? ''
          : ` ${count(decided, 'was', 'were')} left as ${decided === 1 ? 'it is' : 'they are'}, because people decided.`;
      const said = `:white_check_mark: The new rules of ${name} looked at ${count(looked, 'open issue')}: ${moved === 0 ? 'none' : moved.toLocaleString('en-US')} moved.${left}`;
      return { text: said, blocks: [section(said)] };
    }
  }
}
