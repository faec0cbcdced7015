import type { Deps } from '../deps';
import { assertChannelId } from '../organizations/slack-channel';
import type { Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import { addProject, type NewProject } from './create-project';
import { auditTarget } from './get-project';
import type { Project } from './types';

/** An administrator makes a project; refusals as in `createProject`. */
export function createProjectAs(
  deps: Pick<Deps, 'db' | 'clock' | 'config' | 'random'>,
  viewer: Viewer,
  input: NewProject,
): Promise<Project> {
  return writeAsAdmin(deps, viewer, async (tx, audit) => {
    input.channelIds?.forEach(assertChannelId);
    const project = await addProject(deps, tx, viewer.organizationId, input);
    const { name, slug } = project;
    await audit('project.create', auditTarget(project), { name, slug, channels: input.channelIds ?? [] });
    return project;
  });
}
