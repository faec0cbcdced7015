import { refuse } from '../refusal';
import { findView, openView, publishHome, pushView, updateView } from '../views';
import type { Workspace } from '../workspace';
import type { Args, Method } from './method';
import { viewObject } from './shapes';

const needsTrigger = { view: 'invalid_arguments', trigger_id: 'invalid_arguments' };

function personOf(workspace: Workspace, args: Args): string {
  const exchanged = workspace.triggers.exchange(args.text('trigger_id'));
  return typeof exchanged === 'string' ? refuse(exchanged) : exchanged.user;
}

export const viewMethods: Record<string, Method> = {
  'views.open': {
    args: { view: 'json', trigger_id: 'text' },
    needs: needsTrigger,
    run: (workspace, args) => {
      const view = openView(workspace, personOf(workspace, args), args.json('view'));
      return { view: viewObject(workspace, view) };
    },
  },
  'views.push': {
    args: { view: 'json', trigger_id: 'text' },
    needs: needsTrigger,
    run: (workspace, args) => {
      const view = pushView(workspace, personOf(workspace, args), args.json('view'));
      return { view: viewObject(workspace, view) };
    },
  },
  'views.update': {
    args: { view: 'json', view_id: 'text', external_id: 'text', hash: 'text' },
    needs: { view: 'invalid_arguments' },
    run: (workspace, args) => {
      const by = { id: args.maybe('view_id'), externalId: args.maybe('external_id') };
      const before = findView(workspace, by) ?? refuse('not_found');
      return { view: viewObject(workspace, updateView(workspace, before, args.json('view'), args.maybe('hash'))) };
    },
  },
  'views.publish': {
    args: { view: 'json', user_id: 'text', hash: 'text' },
    needs: { view: 'invalid_arguments', user_id: 'invalid_arguments' },
    run: (workspace, args) => {
      const user = workspace.users.get(args.text('user_id')) ?? refuse('user_not_found');
      const view = publishHome(workspace, user.id, args.json('view'), args.maybe('hash'));
      return { view: viewObject(workspace, view) };
    },
  },
};
