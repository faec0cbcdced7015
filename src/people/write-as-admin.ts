import { recordAudit } from '../audit/audit.store';
import type { AuditAction, AuditTarget } from '../audit/types';
import type { Deps } from '../deps';
import type { Tx } from '../platform/db/database';
import { requireAdmin } from './permissions';
import type { Viewer } from './types';

/** Notes what the transaction does. */
export type Audit = (action: AuditAction, target: AuditTarget, data?: Record<string, unknown>) => Promise<void>;

/** An administrative write: for admins only (PRODUCT 2.5), and with its audit entry in one transaction (PRODUCT 4.10). */
export async function writeAsAdmin<T>(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  viewer: Viewer,
  change: (tx: Tx, audit: Audit) => Promise<T>,
): Promise<T> {
  await requireAdmin(deps, viewer);
  const { organizationId, userId } = viewer;
  return deps.db.write((tx) =>
    change(tx, (action, target, data) =>
      recordAudit(tx, { organizationId, userId, action, target, data, at: deps.clock.now() }),
    ),
  );
}
