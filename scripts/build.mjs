import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as esbuild } from 'esbuild';
import { root, run } from './lib/ensure.mjs';

/** Sources to `dist`, file by file (types are checked by `npm test`, not here), and the local workspace's page. */
export async function build() {
  const src = path.join(root, 'src');
  const dist = path.join(root, 'dist');
  rmSync(dist, { recursive: true, force: true });
  const entryPoints = readdirSync(src, { recursive: true })
    .map((name) => path.join(src, name))
    .filter((name) => name.endsWith('.ts') && !name.includes(`${path.sep}page${path.sep}`));
  await esbuild({
    entryPoints,
    outdir: dist,
    outbase: src,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  run(process.execPath, ['scripts/build-page.mjs']);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
