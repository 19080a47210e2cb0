import {
  add,
  addFloats,
  addFour,
  below,
  constant,
  get,
  i32,
  lane,
  loadFour,
  multiplyAddFour,
  multiplyFour,
  repeat,
  section,
  set,
  storeFloat,
  text,
  unsigned,
  v128,
  vector,
  zeroFour,
} from './wasmBytes.js';

/** Rows of either matrix that one tile takes: nine sums and four operands fit the sixteen vector registers of x86-64. */
export const TILE = 3;
/** Floats of a row taken per turn of the innermost loop: rows are padded to a multiple of it. */
export const STEP = 16;

// Parameters and locals of `multiply`.
const [A, B, C, END_B, END_A, STRIDE_A, STRIDE_C] = [0, 1, 2, 3, 4, 5, 6];
const [ROW_A, OUT, END_K] = [7, 8, 9];
const POINTER_A = 10;
const POINTER_B = POINTER_A + TILE;
const SUM = POINTER_B + TILE;
const LEFT = SUM + TILE * TILE;
const RIGHT = LEFT + 1;

/**
 * The bytes of a WebAssembly module with one memory, `memory`, and one function,
 * `multiply(a, b, c, endB, endA, strideA, strideC)`: C = A · Bᵀ for Float32 rows that lie `strideA` bytes apart in both matrices.
 * All are byte addresses; rows are counted in multiples of TILE and rows of A and B padded with zeros to a multiple of STEP floats.
 * Written as bytes here so that no compiler is needed to build it. `fused`: with the multiply-and-add of relaxed SIMD.
 */
export function simdProductModule(fused: boolean): Uint8Array<ArrayBuffer> {
  const tiles = Array.from({ length: TILE * TILE }, (_, t) => ({ i: Math.floor(t / TILE), j: t % TILE, sum: SUM + t }));
  const pointers = (first: number): number[] => Array.from({ length: TILE }, (_, i) => first + i);

  const inner: number[] = [];
  for (let offset = 0; offset < STEP * 4; offset += 16) {
    pointers(POINTER_B).forEach((pointer, j) => inner.push(...loadFour(pointer, offset), ...set(RIGHT + j)));
    for (let i = 0; i < TILE; i++) {
      inner.push(...loadFour(POINTER_A + i, offset), ...set(LEFT));
      for (const tile of tiles.filter((other) => other.i === i)) {
        const operands = [...get(LEFT), ...get(RIGHT + tile.j)];
        inner.push(
          ...(fused
            ? [...operands, ...get(tile.sum), ...multiplyAddFour]
            : [...get(tile.sum), ...operands, ...multiplyFour, ...addFour]),
          ...set(tile.sum),
        );
      }
    }
  }
  for (const pointer of [...pointers(POINTER_A), ...pointers(POINTER_B)])
    inner.push(...add(pointer, constant(STEP * 4)));

  /** Pointers to the three rows that follow a base address. */
  const spread = (base: number, first: number): number[] =>
    pointers(first).flatMap((pointer, i) => [
      ...get(i === 0 ? base : pointer - 1),
      ...(i === 0 ? [] : [...get(STRIDE_A), 0x6a]),
      ...set(pointer),
    ]);
  const clear = tiles.flatMap(({ sum }) => [...zeroFour, ...set(sum)]);
  const store: number[] = [];
  for (let i = 0; i < TILE; i++) {
    for (const { j, sum } of tiles.filter((tile) => tile.i === i)) {
      store.push(
        ...get(OUT),
        ...[...get(sum), ...lane(0), ...get(sum), ...lane(1), addFloats],
        ...[...get(sum), ...lane(2), ...get(sum), ...lane(3), addFloats],
        addFloats,
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
  const code = [...locals, ...overB, 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector([[0x60, ...vector(Array.from({ length: 7 }, () => [i32])), 0x00]])),
    ...section(3, vector([[0x00]])),
    ...section(5, vector([[0x00, 0x01]])),
    ...section(
      7,
      vector([
        [...text('memory'), 0x02, 0x00],
        [...text('multiply'), 0x00, 0x00],
      ]),
    ),
    ...section(10, vector([[...unsigned(code.length), ...code]])),
  ]);
}
