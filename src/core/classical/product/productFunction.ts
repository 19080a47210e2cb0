import {
  add,
  addFloats,
  addFour,
  addFourWhole,
  addWhole,
  below,
  constant,
  dotShorts,
  floatOfWhole,
  get,
  i32,
  lane,
  laneWhole,
  loadFour,
  multiplyAddFour,
  multiplyFour,
  repeat,
  set,
  storeFloat,
  unsigned,
  v128,
  vector,
  zeroFour,
} from './wasmBytes.js';

/** Rows of either matrix that one tile takes: nine sums and four operands fit the sixteen vector registers of x86-64. */
export const TILE = 3;
/** Bytes of a row taken per turn of the innermost loop: rows are padded to a multiple of it. */
export const STEP_BYTES = 64;

/** `fused`: floats with the multiply-and-add of relaxed SIMD; `short`: 16-bit whole numbers, whose sums must fit 32 bits. */
export type ProductKind = 'plain' | 'fused' | 'short';

// Parameters and locals.
const [A, B, C, END_B, END_A, STRIDE_A, STRIDE_C] = [0, 1, 2, 3, 4, 5, 6];
const [ROW_A, OUT, END_K] = [7, 8, 9];
const POINTER_A = 10;
const POINTER_B = POINTER_A + TILE;
const SUM = POINTER_B + TILE;
const LEFT = SUM + TILE * TILE;
const RIGHT = LEFT + 1;

/**
 * Code of `(a, b, c, endB, endA, strideA, strideC)`: C = A · Bᵀ, C in Float32, for rows that lie `strideA` bytes apart in both matrices.
 * All are byte addresses; rows are counted in multiples of TILE and rows of A and B padded with zeros to a multiple of STEP_BYTES.
 */
export function productFunction(kind: ProductKind): number[] {
  const tiles = Array.from({ length: TILE * TILE }, (_, t) => ({ i: Math.floor(t / TILE), j: t % TILE, sum: SUM + t }));
  const pointers = (first: number): number[] => Array.from({ length: TILE }, (_, i) => first + i);
  const accumulate = (sum: number, operands: readonly number[]): number[] => {
    switch (kind) {
      case 'fused':
        return [...operands, ...get(sum), ...multiplyAddFour];
      case 'plain':
        return [...get(sum), ...operands, ...multiplyFour, ...addFour];
      case 'short':
        return [...get(sum), ...operands, ...dotShorts, ...addFourWhole];
    }
  };

  const inner: number[] = [];
  for (let offset = 0; offset < STEP_BYTES; offset += 16) {
    pointers(POINTER_B).forEach((pointer, j) => inner.push(...loadFour(pointer, offset), ...set(RIGHT + j)));
    for (let i = 0; i < TILE; i++) {
      inner.push(...loadFour(POINTER_A + i, offset), ...set(LEFT));
      for (const tile of tiles.filter((other) => other.i === i)) {
        inner.push(...accumulate(tile.sum, [...get(LEFT), ...get(RIGHT + tile.j)]), ...set(tile.sum));
      }
    }
  }
  for (const pointer of [...pointers(POINTER_A), ...pointers(POINTER_B)])
    inner.push(...add(pointer, constant(STEP_BYTES)));

  /** Pointers to the three rows that follow a base address. */
  const spread = (base: number, first: number): number[] =>
    pointers(first).flatMap((pointer, i) => [
      ...get(i === 0 ? base : pointer - 1),
      ...(i === 0 ? [] : [...get(STRIDE_A), 0x6a]),
      ...set(pointer),
    ]);
  const clear = tiles.flatMap(({ sum }) => [...zeroFour, ...set(sum)]);
  const [one, plus] = kind === 'short' ? [laneWhole, addWhole] : [lane, addFloats];
  const store: number[] = [];
  for (let i = 0; i < TILE; i++) {
    for (const { j, sum } of tiles.filter((tile) => tile.i === i)) {
      store.push(
        ...get(OUT),
        ...[...get(sum), ...one(0), ...get(sum), ...one(1), plus],
        ...[...get(sum), ...one(2), ...get(sum), ...one(3), plus],
        ...[plus, ...(kind === 'short' ? [floatOfWhole] : [])],
        ...storeFloat(4 * j),
      );
    }
    store.push(...add(OUT, get(STRIDE_C)));
  }

  const overA = repeat(
    [
      ...[...spread(ROW_A, POINTER_A), ...spread(B, POINTER_B), ...clear],
      ...[...get(ROW_A), ...get(STRIDE_A), 0x6a, ...set(END_K)],
      ...repeat(inner, below(POINTER_A, END_K)),
      ...store,
      ...add(ROW_A, [...get(STRIDE_A), ...constant(TILE), 0x6c]),
    ],
    below(ROW_A, END_A),
  );
  const overB = repeat(
    [
      ...[...get(A), ...set(ROW_A), ...get(C), ...set(OUT)],
      ...overA,
      ...add(C, constant(4 * TILE)),
      ...add(B, [...get(STRIDE_A), ...constant(TILE), 0x6c]),
    ],
    below(B, END_B),
  );
  const locals = vector([
    [...unsigned(3 + 2 * TILE), i32],
    [...unsigned(TILE * TILE + 1 + TILE), v128],
  ]);
  return [...locals, ...overB, 0x0b];
}
