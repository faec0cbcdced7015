import type { Config } from '../config';
import type { Project } from './types';

/** What an SDK is given: `http://<key>@<host>/<project id>`. */
export function projectDsn(config: Pick<Config, 'publicUrl'>, project: Pick<Project, 'id'>, publicKey: string): string {
  const url = new URL(config.publicUrl);
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.protocol}//${publicKey}@${url.host}${path}/${project.id}`;
}
