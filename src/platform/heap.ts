import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the process small: V8 would let the heap grow to twice what is in use, and more, before it looks for garbage, as
 * it may on a machine with much memory. Costs a little processor time. For the process's own entry file.
 */
export function growHeapSlowly(): void {
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--semi-space-growth-factor=1');
}
