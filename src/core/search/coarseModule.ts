import {
  add,
  below,
  both,
  constant,
  get,
  i32,
  loadFour,
  repeat,
  section,
  set,
  text,
  unsigned,
  v128,
  vector,
} from '../classical/product/wasmBytes.js';
import { coarseLines } from './lineIndex.js';
import { rowBytes } from './coarseTable.js';

const addBytes = [0xfd, ...unsigned(0x70)];
const largerBytes = [0xfd, ...unsigned(0x79)];
/** Bytes of one vector in another order. */
const shuffled = (local: number, by: number): number[] => [
  ...[...get(local), ...get(local), 0xfd, 0x0d],
  ...Array.from({ length: 16 }, (_, i) => (i + by) % 16),
];
const firstByte = [0xfd, 0x16, 0];
const lastPair = [0xfd, 0x19, 7];
const loadShort = (address: number, offset: number): number[] => [...get(address), 0x2f, 0x01, ...unsigned(offset)];
const shiftLeft = (bits: number): number[] => [...constant(bits), 0x74];
const storeWhole = [0x36, 0x02, 0x00];
/** All but the last two bytes. */
const butTwo = [0xfd, 0x0c, ...new Array<number>(14).fill(0xff), 0x00, 0x00];

/**
 * The bytes of a WebAssembly module with one memory, `memory`, and `scan(codes, end, out)`, byte addresses: for each entry from `codes` to `end`
 * (coarseLines codes of 16 bits) the rows of its codes are added up, byte by byte, no sum going beyond 255. The rows are those of a
 * `coarseTable` and begin at address 0. Written for each entry, 32 bits at `out`: the largest of the first 62 sums, and in the upper half the last two.
 */
export function coarseModule(): Uint8Array<ArrayBuffer> {
  const [CODES, END, OUT, ROW] = [0, 1, 2, 3];
  const sums = [4, 5, 6, 7];
  const [A, B, C, D] = sums as [number, number, number, number];
  const addRow = (line: number): number[] => [
    ...[...loadShort(CODES, 2 * line), ...shiftLeft(Math.log2(rowBytes)), ...set(ROW)],
    ...sums.flatMap((sum, i) =>
      line === 0
        ? [...loadFour(ROW, 16 * i), ...set(sum)]
        : [...get(sum), ...loadFour(ROW, 16 * i), ...addBytes, ...set(sum)],
    ),
  ];
  const entry = [
    ...Array.from({ length: coarseLines }, (_, line) => addRow(line)).flat(),
    ...[...get(A), ...get(B), ...largerBytes, ...get(C), ...largerBytes],
    ...[...get(D), ...butTwo, ...both, ...largerBytes, ...set(A)],
    ...[8, 4, 2, 1].flatMap((by) => [...get(A), ...shuffled(A, by), ...largerBytes, ...set(A)]),
    ...[...get(OUT), ...get(A), ...firstByte, ...get(D), ...lastPair, ...shiftLeft(16), 0x72, ...storeWhole],
    ...[...add(CODES, constant(2 * coarseLines)), ...add(OUT, constant(4))],
  ];
  const code = [
    ...vector([
      [...unsigned(1), i32],
      [...unsigned(4), v128],
    ]),
    ...repeat(entry, below(CODES, END)),
    0x0b,
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector([[0x60, ...vector([[i32], [i32], [i32]]), 0x00]])),
    ...section(3, vector([[0]])),
    ...section(5, vector([[0x00, 0x01]])),
    ...section(
      7,
      vector([
        [...text('memory'), 0x02, 0x00],
        [...text('scan'), 0x00, 0x00],
      ]),
    ),
    ...section(10, vector([[...unsigned(code.length), ...code]])),
  ]);
}
