import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder of this run alone; the first process makes it, and its workers inherit the name. */
export const TEMPLATE_DIR = (process.env['DIBS_TEST_DIR'] ??= mkdtempSync(path.join(os.tmpdir(), 'dibs-test-')));
export const TEMPLATE_FILE = path.join(TEMPLATE_DIR, 'template.db');
