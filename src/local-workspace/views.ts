import { normalizeBlocks } from './block-kit/normalize';
import { LIMITS } from './block-kit/limits';
import { viewFaults } from './block-kit/validate';
import { isObject, objectsOf, textOf, type Json } from './json';
import type { View } from './model';
import { refuse } from './refusal';
import { newId, newSecret } from './state/ids';
import { stateOf } from './view-state';
import type { Workspace } from './workspace';

const MAX_STACK = 3;

export function modalsOf(workspace: Workspace, user: string): View[] {
  return workspace.modals.get(user) ?? [];
}

export function setModals(workspace: Workspace, user: string, stack: View[]): void {
  workspace.modals.set(user, stack);
  workspace.changes.emit({ type: 'modals', user });
}

/** Refuses a view that breaks a rule, then fills in what Slack adds. `before` is the view it replaces. */
function makeView(workspace: Workspace, given: unknown, kind: 'modal' | 'home', user: string, before?: View): View {
  if (JSON.stringify(given ?? null).length > LIMITS.viewBytes) refuse('view_too_large');
  const faults = viewFaults(given, kind);
  if (faults.length > 0 || !isObject(given)) return refuse('invalid_arguments', faults);
  const blocks = normalizeBlocks(objectsOf(given.blocks));
  const id = before?.id ?? newId('V');
  const externalId = textOf(given.external_id);
  if (externalId !== '' && findByExternalId(workspace, externalId, id)) refuse('duplicate_external_id');
  const textObject = (value: unknown): Json | null => (isObject(value) ? { emoji: true, ...value } : null);
  return {
    id,
    user,
    hash: `${Math.floor(workspace.clock() / 1000)}.${newSecret().slice(0, 8)}`,
    type: kind,
    callbackId: textOf(given.callback_id),
    externalId,
    privateMetadata: textOf(given.private_metadata),
    title: textObject(given.title),
    submit: textObject(given.submit),
    close: textObject(given.close),
    blocks,
    state: stateOf(blocks, before?.state ?? {}),
    notifyOnClose: given.notify_on_close === true,
    clearOnClose: given.clear_on_close === true,
    rootViewId: before?.rootViewId ?? id,
    previousViewId: before?.previousViewId ?? null,
  };
}

function findByExternalId(workspace: Workspace, externalId: string, otherThan: string): View | undefined {
  const all = [...[...workspace.modals.values()].flat(), ...workspace.homes.values()];
  return all.find((view) => view.externalId === externalId && view.id !== otherThan);
}

/** Opens a modal; whatever the person had open is gone. */
export function openView(workspace: Workspace, user: string, given: unknown): View {
  const view = makeView(workspace, given, 'modal', user);
  setModals(workspace, user, [view]);
  return view;
}

export function pushView(workspace: Workspace, user: string, given: unknown): View {
  const stack = modalsOf(workspace, user);
  const top = stack.at(-1) ?? refuse('not_found');
  if (stack.length >= MAX_STACK) refuse('push_limit_reached');
  const made = makeView(workspace, given, 'modal', user);
  const view = { ...made, rootViewId: top.rootViewId, previousViewId: top.id };
  setModals(workspace, user, [...stack, view]);
  return view;
}

/** The open view with this id or external id. */
export function findView(workspace: Workspace, by: { id?: string; externalId?: string }): View | undefined {
  const open = [...[...workspace.modals.values()].flat(), ...workspace.homes.values()];
  return open.find((view) => (by.id ? view.id === by.id : view.externalId !== '' && view.externalId === by.externalId));
}

export function updateView(workspace: Workspace, view: View, given: unknown, hash?: string): View {
  if (hash !== undefined && hash !== view.hash) refuse('hash_conflict');
  const updated = makeView(workspace, given, view.type, view.user, view);
  saveView(workspace, updated);
  return updated;
}

/** Puts a changed view back where it stands. */
export function saveView(workspace: Workspace, view: View): void {
  if (view.type === 'home') {
    workspace.homes.set(view.user, view);
    workspace.changes.emit({ type: 'home', user: view.user });
    return;
  }
  const stack = modalsOf(workspace, view.user).map((one) => (one.id === view.id ? view : one));
  setModals(workspace, view.user, stack);
}

export function publishHome(workspace: Workspace, user: string, given: unknown, hash?: string): View {
  const before = workspace.homes.get(user);
  if (hash !== undefined && before !== undefined && hash !== before.hash) refuse('hash_conflict');
  const view = makeView(workspace, given, 'home', user, before);
  saveView(workspace, view);
  return view;
}
