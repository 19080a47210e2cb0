import {
  add,
  addDoubles,
  addTwo,
  below,
  codeOf,
  constant,
  f64,
  get,
  i32,
  laneDouble,
  loadFour,
  multiplyAddTwo,
  multiplyDoubles,
  multiplySubtractTwo,
  multiplyTwo,
  repeat,
  section,
  set,
  spreadDouble,
  storeVector,
  subtractTwo,
  text,
  unsigned,
  v128,
  vector,
  zeroFour,
} from '../product/wasmBytes.js';

const load = loadFour;

/**
 * The bytes of a WebAssembly module with one memory, `memory`, and the two inner loops of `tridiagonalise` on pairs of doubles, all addresses in bytes:
 * `updateRows(first, second, end, side, sums, v0, p0, w0, v1, p1, w1)`: two rows up to `end` (of the first, at least one pair) become a − v0 P − p0 V (v1, p1), their
 * dot products with W go to `sums`, and Q grows by w0 and w1 times the new rows; `side` interleaves pairs of V, P, W and Q.
 * `reflect(vector, row, end, scale)`: vector − scale (row · vector) row, up to `end` of the row.
 */
export function eigenModule(fused: boolean): Uint8Array<ArrayBuffer> {
  /** sum + a · b and sum − a · b, the three on the stack as bytes that push them. */
  const plus = (sum: readonly number[], a: readonly number[], b: readonly number[]): number[] =>
    fused ? [...a, ...b, ...sum, ...multiplyAddTwo] : [...sum, ...a, ...b, ...multiplyTwo, ...addTwo];
  const minus = (sum: readonly number[], a: readonly number[], b: readonly number[]): number[] =>
    fused ? [...a, ...b, ...sum, ...multiplySubtractTwo] : [...sum, ...a, ...b, ...multiplyTwo, ...subtractTwo];
  const bothLanes = (local: number): number[] => [
    ...[...get(local), ...laneDouble(0), ...get(local), ...laneDouble(1)],
    addDoubles,
  ];

  const [FIRST, SECOND, END, SIDE, SUMS] = [0, 1, 2, 3, 4];
  const COEFFICIENT = 5;
  // Locals: the six coefficients in both lanes, then rows, sums and what is read from the side.
  const SPREAD = 11;
  const [v0, p0, w0, v1, p1, w1] = [0, 1, 2, 3, 4, 5].map((i) => get(SPREAD + i)) as [
    number[],
    number[],
    number[],
    number[],
    number[],
    number[],
  ];
  const [ROW_0, ROW_1, SUM_0, SUM_1, V, P, W] = [17, 18, 19, 20, 21, 22, 23] as const;
  const inner = [
    ...[...load(SIDE, 0), ...set(V), ...load(SIDE, 16), ...set(P), ...load(SIDE, 32), ...set(W)],
    ...[...minus(minus(load(FIRST, 0), get(P), v0), get(V), p0), ...set(ROW_0)],
    ...[...minus(minus(load(SECOND, 0), get(P), v1), get(V), p1), ...set(ROW_1)],
    ...[...storeVector(FIRST, 0, get(ROW_0)), ...storeVector(SECOND, 0, get(ROW_1))],
    ...[...plus(get(SUM_0), get(ROW_0), get(W)), ...set(SUM_0), ...plus(get(SUM_1), get(ROW_1), get(W)), ...set(SUM_1)],
    ...storeVector(SIDE, 48, plus(plus(load(SIDE, 48), get(ROW_0), w0), get(ROW_1), w1)),
    ...[...add(FIRST, constant(16)), ...add(SECOND, constant(16)), ...add(SIDE, constant(64))],
  ];
  const updateRows = codeOf(13, [
    ...[0, 1, 2, 3, 4, 5].flatMap((i) => [...get(COEFFICIENT + i), ...spreadDouble, ...set(SPREAD + i)]),
    ...repeat(inner, below(FIRST, END)),
    ...[...get(SUMS), ...bothLanes(SUM_0), 0x39, 0x03, 0x00],
    ...[...get(SUMS), ...bothLanes(SUM_1), 0x39, 0x03, 0x08],
  ]);

  const [VECTOR, ROW, ROW_END, SCALE, DOT] = [0, 1, 2, 3, 4];
  const onPairs = (body: readonly number[]): number[] =>
    repeat([...body, ...add(VECTOR, constant(16)), ...add(ROW, constant(16))], below(ROW, ROW_END));
  const back = (local: number): number[] => [
    ...[...get(local), ...get(ROW_END), ...get(ROW_START), 0x6b, 0x6b],
    ...set(local),
  ];
  const ROW_START = 5;
  const reflectBody = [
    ...[...get(ROW), ...set(ROW_START), ...zeroFour, ...set(DOT)],
    ...onPairs([...plus(get(DOT), load(VECTOR, 0), load(ROW, 0)), ...set(DOT)]),
    ...[...back(VECTOR), ...back(ROW)],
    ...[...bothLanes(DOT), ...get(SCALE), multiplyDoubles, ...spreadDouble, ...set(DOT)],
    ...onPairs(storeVector(VECTOR, 0, minus(load(VECTOR, 0), load(ROW, 0), get(DOT)))),
  ];
  const reflectCode = [
    ...vector([
      [...unsigned(1), v128],
      [...unsigned(1), i32],
    ]),
    ...reflectBody,
    0x0b,
  ];
  const reflect = [...unsigned(reflectCode.length), ...reflectCode];

  const doubles = (count: number): number[][] => Array.from({ length: count }, () => [f64]);
  const pointers = (count: number): number[][] => Array.from({ length: count }, () => [i32]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(
      1,
      vector([
        [0x60, ...vector([...pointers(5), ...doubles(6)]), 0x00],
        [0x60, ...vector([...pointers(3), ...doubles(1)]), 0x00],
      ]),
    ),
    ...section(3, vector([[0], [1]])),
    ...section(5, vector([[0x00, 0x01]])),
    ...section(
      7,
      vector([
        [...text('memory'), 0x02, 0x00],
        [...text('updateRows'), 0x00, 0x00],
        [...text('reflect'), 0x00, 0x01],
      ]),
    ),
    ...section(10, vector([updateRows, reflect])),
  ]);
}
