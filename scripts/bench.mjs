import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureClient, ensureDependencies, root } from './lib/ensure.mjs';

/*
 * `npm run bench`: measures (docs/performance.md says what) and prints one table. `npm run bench -- NAME …` runs only the
 * scenarios of these names.
 */

process.chdir(root);
ensureDependencies();
ensureClient();

const { bundleForNode } = await import('./lib/bundle.mjs');
// Not in `dist`, which a build by somebody else would empty in the middle of a run.
const outdir = path.join(root, 'node_modules/.cache/dibs-bench');
rmSync(outdir, { recursive: true, force: true });
await bundleForNode({
  entryPoints: ['bench/run.ts', ...filesIn('bench/scenarios'), ...filesIn('bench/servers')],
  outdir,
  outbase: path.join(root, 'bench'),
});
await import(pathToFileURL(path.join(outdir, 'run.js')).href);

function filesIn(dir) {
  return readdirSync(path.join(root, dir)).map((name) => path.join(dir, name));
}
