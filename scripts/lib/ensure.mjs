import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * What `npm start` and `npm test` need, done only when it is missing or stale: dependencies, the Prisma client, the build.
 * Uses nothing but Node, since on a fresh clone there is nothing else.
 */

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const at = (...parts) => path.join(root, ...parts);

const INSTALLED = at('node_modules/.dibs-installed');
const wantInstalled = () => hash([readFileSync(at('package-lock.json')), process.versions.modules]);

/** Run by npm at the end of an install, so that `npm install` by hand is not done again. */
export function markInstalled() {
  const isWhole = !/dev|optional/.test(process.env.npm_config_omit ?? '');
  if (isWhole) writeFileSync(INSTALLED, wantInstalled());
}

export function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Dibs needs Node 20.19 or newer; this is ${process.versions.node}.`);
  onChange(INSTALLED, wantInstalled(), () => {
    note('Installing dependencies (a few minutes on the first run: two native modules are compiled) …');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      hint: 'Native modules need python3, make and g++ (on Debian: apt-get install python3 make g++).',
    });
  });
}

export function ensureClient() {
  const want = hash([readFileSync(at('prisma/schema.prisma')), readFileSync(at('node_modules/prisma/package.json'))]);
  onChange(at('src/generated/.made-from'), want, () => {
    note('Generating the database client …');
    // `generate` never starts the schema engine, but would download it: any executable in its place stops that.
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' };
    run(
      process.execPath,
      [at('node_modules/prisma/build/index.js'), 'generate', '--config', 'prisma/prisma.config.ts'],
      { env, quiet: true },
    );
  });
}

export async function ensureBuild() {
  const files = [...listFiles(at('src')), ...listFiles(at('scripts'))];
  const want = hash(files.map((file) => `${file}:${statSync(file).mtimeMs}:${statSync(file).size}`));
  await onChange(at('dist/.made-from'), want, async () => {
    note('Building …');
    const { build } = await import('../build.mjs');
    await build();
  });
}

function onChange(stamp, want, work) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return undefined;
  const done = () => {
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, want);
  };
  const result = work();
  return result instanceof Promise ? result.then(done) : done();
}

function listFiles(dir) {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

const hash = (parts) => parts.reduce((sum, part) => sum.update(part).update('\0'), createHash('sha256')).digest('hex');

export function run(command, args, { env = process.env, hint, quiet = false } = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    env,
    stdio: ['ignore', quiet ? 'pipe' : process.stderr, quiet ? 'pipe' : 'inherit'],
  });
  if (status === 0) return;
  if (quiet) process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  fail(
    `\`${path.basename(command)} ${args.map((arg) => path.basename(arg)).join(' ')}\` failed.${hint ? ` ${hint}` : ''}`,
  );
}

/** What is done on the way is no part of a command's output. */
function note(text) {
  process.stderr.write(`${text}\n`);
}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
