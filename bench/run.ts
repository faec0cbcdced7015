import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isMet, type Message, type Row } from './lib/protocol';
import { drawTable, type Section } from './lib/table';

/** In the order of the table. Each has a process of its own, so that none inherits another's heap. */
const SCENARIOS = [
  'assign-one',
  'assign-many',
  'bulk',
  'ack',
  'intake',
  'clear-caches',
  'search',
  'home',
  'memory',
  'delete-project',
  'rules',
  'commits',
  'stats',
];
const LONGEST_MS = 150_000;
/** Both begin by storing a million rows. */
const LONGER_MS: Record<string, number> = { 'delete-project': 600_000, stats: 400_000 };

const dir = mkdtempSync(path.join(os.tmpdir(), 'dibs-bench-'));
const clean = () => rmSync(dir, { recursive: true, force: true });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    clean();
    process.exit(130);
  });
}

async function main(): Promise<number> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !SCENARIOS.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no scenario ${unknown.join(', ')}; there are ${SCENARIOS.join(', ')}.\n`);
    return 2;
  }
  const names = asked.length > 0 ? SCENARIOS.filter((name) => asked.includes(name)) : SCENARIOS;
  const sections: Section[] = [];
  for (const [index, name] of names.entries()) {
    const say = (text: string) => progress(`[${index + 1}/${names.length}] ${name}: ${text}`);
    say('starting');
    sections.push({ scenario: name, ...(await measure(name, say)) });
  }
  progress('');
  const machine = `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GB`;
  process.stdout.write(`${drawTable(sections)}\n\nNode ${process.versions.node} on ${machine}.\n`);
  const missed = sections.flatMap(({ rows }) => rows).filter((row) => isMet(row) === false).length;
  if (missed > 0)
    process.stdout.write(`${missed} ${missed === 1 ? 'figure falls' : 'figures fall'} short of the aim.\n`);
  // Falling short is a result; only a scenario that could not be measured is a failure.
  return sections.some(({ failure }) => failure !== null) ? 1 : 0;
}

function measure(name: string, say: (text: string) => void): Promise<Omit<Section, 'scenario'>> {
  const own = path.join(dir, name);
  mkdirSync(own);
  const longest = LONGER_MS[name] ?? LONGEST_MS;
  return new Promise((resolve) => {
    const child = fork(path.join(__dirname, 'scenarios', `${name}.js`), [own], {
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let rows: Row[] = [];
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, longest);
    child.on('message', (message: Message) => {
      if ('progress' in message) say(message.progress);
      else rows = message.rows;
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      rmSync(own, { recursive: true, force: true });
      if (code === 0) resolve({ rows, failure: null });
      else resolve({ rows: [], failure: isLate ? `took longer than ${longest / 1000} s` : `ended with ${code}` });
    });
  });
}

/** One line that is written over and over; nothing where nobody watches. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text.slice(0, 100)}`);
}

void main()
  .finally(clean)
  .then((code) => process.exit(code));
