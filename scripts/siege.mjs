import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuild, ensureClient, ensureDependencies, root } from './lib/ensure.mjs';

/*
 * `npm run siege`: the built program under more alerts than Slack takes, at a workspace that disturbs it, killed now and
 * then; prints whether everything that went in came out. `test/siege/options.ts` says what can be chosen.
 */

process.chdir(root);
ensureDependencies();
ensureClient();
await ensureBuild();

const { bundleForNode } = await import('./lib/bundle.mjs');
// Beside the program that it starts again and again: a build by somebody else in the middle of a run ends both.
const outdir = path.join(root, 'dist/siege');
await bundleForNode({ entryPoints: ['test/siege/main.ts', 'test/siege/far-side-process.ts'], outdir });
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path.join(outdir, 'main.js')).href);
