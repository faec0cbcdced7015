import { rmSync } from 'node:fs';
import { TEMPLATE_DIR } from './template';

export default function globalTeardown(): void {
  rmSync(TEMPLATE_DIR, { recursive: true, force: true });
}
