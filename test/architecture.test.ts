import { readSources, type SourceFile } from './support/imports';

/** Modules may use those that stand before them. */
const MODULES = [
  'organizations',
  'audit',
  'people',
  'projects',
  'activity',
  'subscriptions',
  'issues',
  'cards',
  'analytics',
  'sinks',
  'ownership',
  'notifications',
  'assignment',
  'triage',
  'leases',
  'stats',
  'events',
  'deletion',
  'doctor',
];
const EDGES = ['slack', 'http', 'jobs', 'webhooks', 'local-workspace'];
/** What `app.ts` and `main.ts` put together; they may use anything. */
const ROOTS = ['app.ts', 'main.ts', 'demo', 'export'];

const sources = readSources();
const part = (name: string) => name.split('/')[0] ?? '';
const server = sources.filter(({ name }) => !name.startsWith('local-workspace/page/'));

/** Every import of one of our own files by another, as `file → target`. Types may be looked at across borders. */
const uses = (files: readonly SourceFile[]) =>
  files.flatMap(({ name, imports }) =>
    imports.flatMap(({ target, typeOnly }) =>
      target !== null && !typeOnly ? [{ name, target, line: `${name} → ${target}` }] : [],
    ),
  );

test('there are sources to look at', () => {
  expect(sources.length).toBeGreaterThan(100);
});

test('edges never import one another', () => {
  const wrong = uses(server).filter(
    ({ name, target }) => EDGES.includes(part(name)) && EDGES.includes(part(target)) && part(name) !== part(target),
  );
  expect(wrong.map(({ line }) => line)).toEqual([]);
});

test('modules import only platform and the modules before them', () => {
  const wrong = uses(server).filter(({ name, target }) => {
    const from = MODULES.indexOf(part(name));
    if (from < 0 || ['platform', 'generated', part(name)].includes(part(target))) return false;
    const to = MODULES.indexOf(part(target));
    return to < 0 || to > from;
  });
  expect(wrong.map(({ line }) => line)).toEqual([]);
});

test('platform knows nothing of the rest', () => {
  const wrong = uses(server).filter(
    ({ name, target }) => part(name) === 'platform' && !['platform', 'generated'].includes(part(target)),
  );
  expect(wrong.map(({ line }) => line)).toEqual([]);
});

test('the local workspace stands alone, and nothing but the demo knows of it', () => {
  const wrong = uses(server).filter(
    ({ name, target }) =>
      (part(name) === 'local-workspace' && part(target) !== 'local-workspace') ||
      (part(target) === 'local-workspace' && !['local-workspace', 'demo'].includes(part(name))),
  );
  expect(wrong.map(({ line }) => line)).toEqual([]);
});

test('every file belongs to a part this test knows', () => {
  const known = new Set([...MODULES, ...EDGES, ...ROOTS, 'platform', 'config.ts', 'deps.ts']);
  expect(sources.map(({ name }) => part(name)).filter((name) => !known.has(name))).toEqual([]);
});

test('only stores, the purge and the platform’s database and queue use the Prisma client', () => {
  const allowed = /\.store\.ts$|^platform\/(db|queue)\//;
  const wrong = server.filter(
    ({ name, imports }) => !allowed.test(name) && imports.some(({ target }) => target?.startsWith('generated/')),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('SQL is written in stores and in the platform only', () => {
  const allowed = /\.store\.ts$|^platform\/|^app\.ts$|^local-workspace\//;
  expect(
    server.filter(({ name, text }) => !allowed.test(name) && /\$(query|execute)Raw/.test(text)).map(({ name }) => name),
  ).toEqual([]);
});

test('only the Slack edge imports Slack’s packages', () => {
  const wrong = server.filter(
    ({ name, imports }) => part(name) !== 'slack' && imports.some(({ from }) => from.startsWith('@slack/')),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('only config.ts reads the environment, and nothing writes to the console', () => {
  const wrong = server.filter(
    ({ name, text }) => (name !== 'config.ts' && text.includes('process.env')) || /\bconsole\./.test(text),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('there are no cycles and no barrel files', () => {
  expect(sources.filter(({ name }) => /(^|\/)index\.tsx?$/.test(name)).map(({ name }) => name)).toEqual([]);
  const files = new Map(sources.map((file) => [file.name.replace(/\.tsx?$/, ''), file]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (name: string, trail: string[]): void => {
    if (trail.includes(name)) return void cycles.push([...trail.slice(trail.indexOf(name)), name].join(' → '));
    const file = files.get(name);
    if (!file || done.has(name)) return;
    for (const { target, typeOnly } of file.imports) if (target !== null && !typeOnly) walk(target, [...trail, name]);
    done.add(name);
  };
  for (const name of files.keys()) walk(name, []);
  expect(cycles).toEqual([]);
});

test('files are named in kebab-case and small enough to hold in the head', () => {
  expect(
    sources.filter(({ name }) => !/^([a-z0-9-]+\/)*[a-z0-9-]+(\.store)?\.tsx?$/.test(name)).map(({ name }) => name),
  ).toEqual([]);
  const lengths = server.map(({ text }) => text.split('\n').length).sort((a, b) => a - b);
  expect(sources.filter(({ text }) => text.split('\n').length > 401).map(({ name }) => name)).toEqual([]);
  expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThan(200);
});

test('nothing exports by default', () => {
  expect(sources.filter(({ text }) => /^export default/m.test(text)).map(({ name }) => name)).toEqual([]);
});
