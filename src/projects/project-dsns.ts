import type { Config } from '../config';
import { projectDsn } from './find-project';
import type { ProjectParts } from './project-detail.store';
import type { ProjectDetail, ProjectKeyView } from './types';

/** Empty when no key is active. */
export function withDsns(config: Pick<Config, 'publicUrl'>, parts: ProjectParts): ProjectDetail {
  const keys = parts.keys.map((key) => keyView(config, parts, key));
  return { ...parts, keys, dsn: keys.find((key) => key.isActive)?.dsn ?? '' };
}

export function keyView(
  config: Pick<Config, 'publicUrl'>,
  project: Pick<ProjectDetail, 'id'>,
  key: Omit<ProjectKeyView, 'dsn'>,
): ProjectKeyView {
  return { ...key, dsn: projectDsn(config, project, key.publicKey) };
}
