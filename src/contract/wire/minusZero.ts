/** Stands for −0 in a message: MessagePack's encoder writes −0 as the whole number 0, and its sign would be lost. */
export class MinusZero {}

/**
 * The same plain data with every −0 replaced by a {@link MinusZero}.
 * Copies only the arrays and objects on the way to one; typed arrays keep their own −0 and are not looked into.
 * Goes no deeper than `levels`: what is nested deeper, or in a circle, is left to the encoder to refuse.
 */
export function markMinusZero(value: unknown, levels: number): unknown {
  if (typeof value === 'number') return Object.is(value, -0) ? new MinusZero() : value;
  if (typeof value !== 'object' || value === null || levels === 0) return value;
  if (Array.isArray(value)) return markArray(value, levels - 1);
  if (ArrayBuffer.isView(value) || value instanceof Date) return value;
  return markObject(value, levels - 1);
}

function markArray(items: readonly unknown[], levels: number): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let at = 0; at < items.length; at++) {
    const marked = markMinusZero(items[at], levels);
    if (marked !== items[at]) (copy ??= items.slice())[at] = marked;
  }
  return copy ?? items;
}

function markObject(value: object, levels: number): object {
  let copy: Record<string, unknown> | undefined;
  for (const [key, item] of Object.entries(value)) {
    const marked = markMinusZero(item, levels);
    if (marked !== item) (copy ??= { ...value })[key] = marked;
  }
  return copy ?? value;
}
