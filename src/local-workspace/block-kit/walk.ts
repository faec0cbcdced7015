import { isObject, objectsOf, textOf, type Json } from '../json';

/** The elements of one block that a person can use. */
export function elementsOf(block: Json): Json[] {
  const candidates = [block.accessory, block.element, ...(block.type === 'actions' ? objectsOf(block.elements) : [])];
  return candidates.filter((element): element is Json => isObject(element) && element.type !== 'image');
}

/** Characters of all texts anywhere in the blocks. */
export function totalText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + totalText(item), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, inner]) =>
      sum + (name === 'text' && typeof inner === 'string' ? textOf(inner).length : totalText(inner)),
    0,
  );
}
