/**
 * Moves a box by itself, but not while something in it is being pressed: a button that slides away between press and
 * release would not be clicked. What was put off happens once the click is over.
 */
export function holdStill(box: HTMLElement, move: () => void): { move: () => void; stop: () => void } {
  let isPressed = false;
  const press = (): void => {
    isPressed = true;
  };
  const release = (): void => {
    if (!isPressed) return;
    isPressed = false;
    requestAnimationFrame(move);
  };
  box.addEventListener('pointerdown', press);
  window.addEventListener('pointerup', release);
  window.addEventListener('pointercancel', release);
  return {
    move: () => {
      if (!isPressed) move();
    },
    stop: () => {
      box.removeEventListener('pointerdown', press);
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', release);
    },
  };
}
