import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder that holds `package.json`: sources and build output lie at different depths below it. */
export function findRoot(from: string): string {
  return existsSync(path.join(from, 'package.json')) ? from : findRoot(path.dirname(from));
}

const readVersion = () =>
  (JSON.parse(readFileSync(path.join(findRoot(__dirname), 'package.json'), 'utf8')) as { version: string }).version;

export const buildInfo = () => ({ version: readVersion(), node: process.versions.node });
