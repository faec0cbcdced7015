import { useEffect, useRef, useState, type ReactNode } from 'react';
import { PlainText } from '../blocks/text-object';
import { plain, type ElementData } from '../blocks/types';
import { safeHref } from '../text/entities';
import { useBlockScope } from './block-scope';
import { useSurface } from './surface';
import { useConfirm } from './use-confirm';

const CLASSES: Record<string, string> = { primary: 'button button-primary', danger: 'button button-danger' };

export function ButtonElement({ element }: { element: ElementData }): ReactNode {
  const surface = useSurface();
  const { blockId } = useBlockScope();
  const { ask, dialog } = useConfirm(element.confirm);
  const [isBusy, setBusy] = useState(false);
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => void (isMounted.current = false);
  }, []);
  const press = async (): Promise<void> => {
    const href = element.url ? safeHref(element.url) : null;
    if (href) window.open(href, '_blank', 'noopener,noreferrer');
    setBusy(true);
    await surface.act({
      type: 'button',
      action_id: element.action_id ?? '',
      block_id: blockId,
      text: element.text,
      ...(element.value === undefined ? {} : { value: element.value }),
      ...(element.style === undefined ? {} : { style: element.style }),
    });
    if (isMounted.current) setBusy(false);
  };
  return (
    <>
      <button
        type="button"
        className={CLASSES[element.style ?? ''] ?? 'button'}
        aria-label={element.accessibility_label}
        aria-busy={isBusy || undefined}
        onClick={() => ask(() => void press())}
      >
        <PlainText text={plain(element.text)} />
      </button>
      {dialog}
    </>
  );
}
