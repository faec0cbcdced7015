import { listProjects, projectDsn } from '../../projects/find-project';
import type { JobHandler } from '../handler';
import { postOnce } from '../post-once';
import { toChannel } from '../to-channel';

/** Greets the workspace with the first project's DSN. */
export const postWelcome: JobHandler<'welcome.post'> = async (deps, payload, { uncertainSince }) => {
  const { organizationId, channelId } = payload;
  const [project] = await listProjects(deps, organizationId);
  if (!project) return;
  const dsn = projectDsn(deps.config, project, project.publicKey);
  const message = { kind: 'welcome', projectName: project.name, projectSlug: project.slug, dsn } as const;
  await toChannel(deps, organizationId, channelId, () =>
    postOnce(deps.messenger, { channelId }, message, `welcome:${organizationId}`, uncertainSince),
  );
};
