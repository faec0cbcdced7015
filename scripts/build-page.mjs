// Bundles the page of the local workspace: node scripts/build-page.mjs [directory, default dist/page]
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'src/local-workspace/page');
const target = resolve(process.argv[2] ?? join(root, 'dist/page'));

await mkdir(target, { recursive: true });
await build({
  entryPoints: { app: join(source, 'main.tsx') },
  outdir: target,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  // Else React's development build is bundled, several times as large.
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  logLevel: 'warning',
});
await copyFile(join(source, 'index.html'), join(target, 'index.html'));
