import { useEffect, useRef, type RefObject } from 'react';

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

function wrapTab(event: KeyboardEvent, box: HTMLElement): void {
  const stops = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const first = stops[0];
  const last = stops[stops.length - 1];
  if (!first || !last) return;
  const at = document.activeElement;
  const isOutside = !box.contains(at);
  if (event.shiftKey && (isOutside || at === first || at === box)) last.focus();
  else if (!event.shiftKey && (isOutside || at === last)) first.focus();
  else return;
  event.preventDefault();
}

function topDialog(): Element | undefined {
  return [...document.querySelectorAll('.overlay:not([hidden]) > [role="dialog"]')].at(-1);
}

/** Focuses what a dialog is about: its marked control, its first field, or itself. */
export function focusFirstField(box: HTMLElement | null): void {
  const wanted = box?.querySelector<HTMLElement>('[data-autofocus], .modal-body input, .modal-body textarea');
  (wanted ?? box)?.focus();
}

/** Keeps Tab inside a dialog, moves focus into it, gives it back afterwards, and calls `onEscape` for Escape. */
export function useFocusTrap(onEscape: () => void): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const escape = useRef(onEscape);
  escape.current = onEscape;
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    if (!element.contains(before)) focusFirstField(element);
    const onKeyDown = (event: KeyboardEvent): void => {
      if (topDialog() !== element) return;
      if (event.key === 'Tab') wrapTab(event, element);
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      escape.current();
    };
    // On the document, to come after the controls inside: an open list takes Escape for itself first.
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      if (before?.isConnected) before.focus();
    };
  }, []);
  return box;
}
