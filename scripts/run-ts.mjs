import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from './lib/bundle.mjs';
import { root } from './lib/ensure.mjs';

/** `node scripts/run-ts.mjs FILE [ARG …]`: runs one TypeScript file of the project. */
const [, , file, ...rest] = process.argv;
const outfile = path.join(root, 'dist/scripts', `${path.basename(file, '.ts')}.cjs`);
await bundleForNode({ entryPoints: [file], outfile });
process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], file, ...rest];
await import(pathToFileURL(outfile).href);
