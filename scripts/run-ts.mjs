import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './lib/ensure.mjs';

/** `node scripts/run-ts.mjs FILE [ARG …]`: runs one TypeScript file of the project. */
const [, , file, ...rest] = process.argv;
const outfile = path.join(root, 'dist/scripts', `${path.basename(file, '.ts')}.cjs`);
await build({
  entryPoints: [file],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: true,
});
process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], file, ...rest];
await import(pathToFileURL(outfile).href);
