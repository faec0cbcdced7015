import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuild, ensureClient, ensureDependencies, root } from './lib/ensure.mjs';

/* `npm run -s export -- analytics --since 2026-01-01`: what is in the database, as lines of JSON. */

process.chdir(root);
ensureDependencies();
ensureClient();
await ensureBuild();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path.join(root, 'dist/export/main.js')).href);
