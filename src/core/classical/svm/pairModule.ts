import {
  aboveTwo,
  add,
  addTwo,
  atLeastTwo,
  below,
  codeOf,
  both,
  choose,
  constant,
  constantTwo,
  divideTwo,
  f64,
  get,
  i32,
  loadFour,
  loadTwoFloats,
  multiplyTwo,
  repeat,
  section,
  set,
  smallerTwo,
  spreadDouble,
  storeVector,
  subtractTwo,
  text,
  vector,
  zeroFour,
} from '../product/wasmBytes.js';

/** Stands in for a curvature that is not positive, as in libsvm. */
export const FLAT = 1e-12;

/**
 * The bytes of a WebAssembly module with one memory, `memory`, and the two loops of `solvePair` on pairs of doubles, all addresses in bytes. `side` interleaves
 * pairs of slope, upwards, downwards and diagonal; `result` takes, two of each, what the loops find in even and in odd places.
 * `pick(side, end, row, result, steepest, curve)`: the lowest slope + downwards, the largest gain of the first's kernel row and where it last was.
 * `move(side, end, rowI, rowJ, result, step)`: slope − step (rowI − rowJ), and the largest slope + upwards and where it first was.
 */
export function pairModule(): Uint8Array<ArrayBuffer> {
  const load = loadFour;
  const [SIDE, END, ROW, RESULT] = [0, 1, 2, 3];
  const pickBody = (): number[] => {
    const [LOWEST, BEST, PLACE, HERE, STEEPEST, CURVE, NUMBER, DIFFERENCE, BEND, MASK, GAIN] = [
      6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
    ] as const;
    const inner = [
      ...[...load(SIDE, 0), ...load(SIDE, 32), ...addTwo, ...set(HERE)],
      ...[...get(LOWEST), ...get(HERE), ...smallerTwo, ...set(LOWEST)],
      ...[...get(STEEPEST), ...get(HERE), ...subtractTwo, ...set(DIFFERENCE)],
      ...[...get(CURVE), ...load(SIDE, 48), ...addTwo],
      ...[...loadTwoFloats(ROW), ...constantTwo(2), ...multiplyTwo, ...subtractTwo, ...set(BEND)],
      ...[...get(BEND), ...constantTwo(FLAT), ...get(BEND), ...zeroFour, ...aboveTwo, ...choose, ...set(BEND)],
      ...[...get(DIFFERENCE), ...get(DIFFERENCE), ...multiplyTwo, ...get(BEND), ...divideTwo, ...set(GAIN)],
      ...[
        ...get(DIFFERENCE),
        ...zeroFour,
        ...aboveTwo,
        ...get(GAIN),
        ...get(BEST),
        ...atLeastTwo,
        ...both,
        ...set(MASK),
      ],
      ...[...get(GAIN), ...get(BEST), ...get(MASK), ...choose, ...set(BEST)],
      ...[...get(NUMBER), ...get(PLACE), ...get(MASK), ...choose, ...set(PLACE)],
      ...[...get(NUMBER), ...constantTwo(1), ...addTwo, ...set(NUMBER)],
      ...[...add(SIDE, constant(64)), ...add(ROW, constant(8))],
    ];
    return [
      ...[...constantTwo(Infinity), ...set(LOWEST), ...constantTwo(-1), ...set(PLACE)],
      ...[...get(4), ...spreadDouble, ...set(STEEPEST), ...get(5), ...spreadDouble, ...set(CURVE)],
      ...repeat(inner, below(SIDE, END)),
      ...[...storeVector(RESULT, 0, get(LOWEST)), ...storeVector(RESULT, 16, get(BEST))],
      ...storeVector(RESULT, 32, get(PLACE)),
    ];
  };
  const moveBody = (): number[] => {
    const [OTHER, TO] = [3, 4];
    const [STEP, BEST, PLACE, NUMBER, MOVED, HERE, MASK] = [6, 7, 8, 9, 10, 11, 12] as const;
    const inner = [
      ...[...load(SIDE, 0), ...get(STEP), ...loadTwoFloats(ROW), ...loadTwoFloats(OTHER), ...subtractTwo],
      ...[...multiplyTwo, ...subtractTwo, ...set(MOVED), ...storeVector(SIDE, 0, get(MOVED))],
      ...[...get(MOVED), ...load(SIDE, 16), ...addTwo, ...set(HERE)],
      ...[...get(HERE), ...get(BEST), ...aboveTwo, ...set(MASK)],
      ...[...get(HERE), ...get(BEST), ...get(MASK), ...choose, ...set(BEST)],
      ...[...get(NUMBER), ...get(PLACE), ...get(MASK), ...choose, ...set(PLACE)],
      ...[...get(NUMBER), ...constantTwo(1), ...addTwo, ...set(NUMBER)],
      ...[...add(SIDE, constant(64)), ...add(ROW, constant(8)), ...add(OTHER, constant(8))],
    ];
    return [
      ...[...get(5), ...spreadDouble, ...set(STEP), ...constantTwo(-Infinity), ...set(BEST)],
      ...[...constantTwo(-1), ...set(PLACE)],
      ...repeat(inner, below(SIDE, END)),
      ...[...storeVector(TO, 16, get(BEST)), ...storeVector(TO, 32, get(PLACE))],
    ];
  };
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(
      1,
      vector([
        [0x60, ...vector([[i32], [i32], [i32], [i32], [f64], [f64]]), 0x00],
        [0x60, ...vector([[i32], [i32], [i32], [i32], [i32], [f64]]), 0x00],
      ]),
    ),
    ...section(3, vector([[0], [1]])),
    ...section(5, vector([[0x00, 0x01]])),
    ...section(
      7,
      vector([
        [...text('memory'), 0x02, 0x00],
        [...text('pick'), 0x00, 0x00],
        [...text('move'), 0x00, 0x01],
      ]),
    ),
    ...section(10, vector([codeOf(11, pickBody()), codeOf(7, moveBody())])),
  ]);
}
