import {
  add,
  addFour,
  below,
  constant,
  f32,
  get,
  i32,
  loadFour,
  multiplyFour,
  repeat,
  section,
  set,
  storeVector,
  text,
  unsigned,
  v128,
  vector,
  zeroFour,
} from '../classical/product/wasmBytes.js';

/** Zero shifts that are summed at a time: floats in a row of the table. */
export const shiftsInRow = 8;
/** Bytes of a line: where it lies in cells, cells it moves by for a strain of 1, its weight; floats, the fourth unused. */
export const lineBytes = 16;

const loadFloat = (address: number, offset: number): number[] => [...get(address), 0x2a, 0x02, ...unsigned(offset)];
const spreadFrom = (address: number, offset: number): number[] => [
  ...[...get(address), 0xfd, 0x09, 0x02],
  ...unsigned(offset),
];
const [subtract, multiply, shiftLeft, plus] = [0x93, 0x94, 0x74, 0x6a];
const wholeOfFloat = [0xfc, 0x00];

/**
 * The bytes of a WebAssembly module with one memory, `memory`, and `sums(lines, linesEnd, strains, strainsEnd, table, out)`, byte addresses. For each strain
 * (a float), eight floats at `out`: Σ weight × row of the table at the cell where the line lies under that strain. At least one line and one strain.
 */
export function stickModule(): Uint8Array<ArrayBuffer> {
  const [LINES, LINES_END, STRAINS, STRAINS_END, TABLE, OUT] = [0, 1, 2, 3, 4, 5];
  const [LINE, ROW, STRAIN, LOW, HIGH, WEIGHT] = [6, 7, 8, 9, 10, 11];
  const overLines = repeat(
    [
      ...[...loadFloat(LINE, 0), ...get(STRAIN), ...loadFloat(LINE, 4), multiply, subtract, ...wholeOfFloat],
      ...[...constant(Math.log2(4 * shiftsInRow)), shiftLeft, ...get(TABLE), plus, ...set(ROW)],
      ...[...spreadFrom(LINE, 8), ...set(WEIGHT)],
      ...[...get(LOW), ...get(WEIGHT), ...loadFour(ROW, 0), ...multiplyFour, ...addFour, ...set(LOW)],
      ...[...get(HIGH), ...get(WEIGHT), ...loadFour(ROW, 16), ...multiplyFour, ...addFour, ...set(HIGH)],
      ...add(LINE, constant(lineBytes)),
    ],
    below(LINE, LINES_END),
  );
  const overStrains = repeat(
    [
      ...[...loadFloat(STRAINS, 0), ...set(STRAIN), ...get(LINES), ...set(LINE)],
      ...[...zeroFour, ...set(LOW), ...zeroFour, ...set(HIGH)],
      ...overLines,
      ...[...storeVector(OUT, 0, get(LOW)), ...storeVector(OUT, 16, get(HIGH))],
      ...[...add(OUT, constant(4 * shiftsInRow)), ...add(STRAINS, constant(4))],
    ],
    below(STRAINS, STRAINS_END),
  );
  const code = [
    ...vector([
      [...unsigned(2), i32],
      [...unsigned(1), f32],
      [...unsigned(3), v128],
    ]),
    ...overStrains,
    0x0b,
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector([[0x60, ...vector(Array.from({ length: 6 }, () => [i32])), 0x00]])),
    ...section(3, vector([[0]])),
    ...section(5, vector([[0x00, 0x01]])),
    ...section(
      7,
      vector([
        [...text('memory'), 0x02, 0x00],
        [...text('sums'), 0x00, 0x00],
      ]),
    ),
    ...section(10, vector([[...unsigned(code.length), ...code]])),
  ]);
}
