import { migrate } from '../../src/platform/db/migrate';
import { TEMPLATE_FILE } from './template';

/** Migrates one empty database; every test that needs one starts from a copy of its file. */
export default async function globalSetup(): Promise<void> {
  await migrate(TEMPLATE_FILE);
}
