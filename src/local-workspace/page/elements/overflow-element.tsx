import type { ReactNode } from 'react';
import type { PageOption } from '../../page-api';
import { PlainText } from '../blocks/text-object';
import type { ElementData } from '../blocks/types';
import { useBlockScope } from './block-scope';
import { MenuButton } from './menu-button';
import { useSurface } from './surface';
import { useConfirm } from './use-confirm';

export function OverflowElement({ element }: { element: ElementData }): ReactNode {
  const surface = useSurface();
  const { blockId } = useBlockScope();
  const { ask, dialog } = useConfirm(element.confirm);
  const pick = (option: PageOption): void => {
    const action = { type: 'overflow', action_id: element.action_id ?? '', block_id: blockId };
    ask(() => void surface.act({ ...action, selected_option: option }));
  };
  return (
    <>
      <MenuButton
        className="button button-overflow"
        label={element.accessibility_label ?? 'More actions'}
        items={element.options ?? []}
        keyOf={({ value }) => value}
        onPick={pick}
      >
        {({ text }) => <PlainText text={text.text} />}
      </MenuButton>
      {dialog}
    </>
  );
}
