import os from 'node:os';
import path from 'node:path';

/** One per checkout, so that two of them can be tested side by side. */
export const TEMPLATE_DIR = path.join(os.tmpdir(), `dibs-test-${Buffer.from(__dirname).toString('hex').slice(-24)}`);
export const TEMPLATE_FILE = path.join(TEMPLATE_DIR, 'template.db');
