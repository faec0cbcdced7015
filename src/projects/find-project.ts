import type { Config } from '../config';
import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { findActive, findByPublicKey } from './project.store';
import type { Project } from './types';

/** The active project an active key belongs to; whether that is the project of the URL is for the caller to compare. */
export async function findProjectByKey(deps: Pick<Deps, 'db'>, publicKey: string): Promise<Project | null> {
  return /^[0-9a-f]{32}$/.test(publicKey) ? findByPublicKey(deps.db.read, publicKey) : null;
}

/** By slug, at most 1,000; projects that are being deleted are not among them. */
export function listProjects(deps: Pick<Deps, 'db'>, organizationId: OrganizationId): Promise<Project[]> {
  return findActive(deps.db.read, organizationId);
}

/** What an SDK is given: `http://<key>@<host>/<project id>`. */
export function projectDsn(config: Pick<Config, 'publicUrl'>, project: Pick<Project, 'id'>, publicKey: string): string {
  const url = new URL(config.publicUrl);
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.protocol}//${publicKey}@${url.host}${path}/${project.id}`;
}
