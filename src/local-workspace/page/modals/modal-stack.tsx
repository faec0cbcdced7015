import type { ReactNode } from 'react';
import { useWorkspace } from '../state/workspace-context';
import { Modal } from './modal';

/** Only the top view is seen; those below keep what is filled in, for when it is closed. */
export function ModalStack(): ReactNode {
  const { modals } = useWorkspace().state.boot;
  return modals.map((view, index) => (
    <Modal key={view.id} view={view} isTop={index === modals.length - 1} isPushed={index > 0} />
  ));
}
