import { mkdirSync, rmSync } from 'node:fs';
import { migrate } from '../../src/platform/db/migrate';
import { TEMPLATE_DIR, TEMPLATE_FILE } from './template';

/** Migrates one empty database; every test that needs one starts from a copy of its file. */
export default async function globalSetup(): Promise<void> {
  rmSync(TEMPLATE_DIR, { recursive: true, force: true });
  mkdirSync(TEMPLATE_DIR, { recursive: true });
  await migrate(TEMPLATE_FILE);
}
