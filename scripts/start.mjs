import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuild, ensureClient, ensureDependencies, root } from './lib/ensure.mjs';

process.chdir(root);
ensureDependencies();
ensureClient();
await ensureBuild();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path.join(root, 'dist/main.js')).href);
