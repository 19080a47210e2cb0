/**
 * A faster way to multiply, e.g. through TensorFlow: rows of A times rows of B (both `columns` wide, row by row), rowsA × rowsB dot products in single
 * precision. May reuse its result at the next call; until then the result is the caller's to write into.
 */
export type ProductEngine = (
  a: Float32Array,
  rowsA: number,
  b: Float32Array,
  rowsB: number,
  columns: number,
) => Float32Array;

let current: ProductEngine | null = null;

/** Makes all products of this thread go through `engine`; null goes back to our own. */
export function useProductEngine(engine: ProductEngine | null): void {
  current = engine;
}

/** The engine in use, or null. */
export function productEngine(): ProductEngine | null {
  return current;
}
