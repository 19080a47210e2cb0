import { growTo, openModule, type ModuleMemory } from '../classical/product/openModule.js';
import { lineBytes, shiftsInRow, stickModule } from './stickModule.js';

/** Lines of an entry at most. */
const lineRoom = 64;

/** Room for the sums of one entry after another; valid until the next is opened in this thread. */
export interface StickSums {
  /** Rows of {@link shiftsInRow} floats, cell by cell, one table of `cells` rows after the other; to be written before. */
  tables: Float32Array;
  /** Four floats a line: cell, cells moved by for a strain of 1, weight, nothing; to be written before. */
  lines: Float32Array;
  /** {@link shiftsInRow} sums for each strain and, around that, each table. */
  sums: Float32Array;
  /** Sums of the first `count` lines. */
  run(count: number): void;
}

interface Exports {
  memory: ModuleMemory;
  sums: (
    this: void,
    lines: number,
    linesEnd: number,
    strains: number,
    strainsEnd: number,
    table: number,
    out: number,
  ) => void;
}

let opened: Exports | null | undefined;

/** Room for `tables` tables of `cells` rows, and these strains: WebAssembly SIMD where the engine has it, else plain loops. */
export function openStickSums(tables: number, cells: number, strains: readonly number[]): StickSums {
  opened ??= opened === undefined ? (openModule<Exports>(stickModule)?.() ?? null) : null;
  if (!opened) return plainStickSums(tables, cells, strains);
  const { memory, sums } = opened;
  const tableBytes = 4 * shiftsInRow * cells;
  const strainsAt = lineRoom * lineBytes;
  const sumsAt = strainsAt + 16 * Math.ceil(strains.length / 4);
  const outBytes = 4 * shiftsInRow * strains.length;
  const tablesAt = sumsAt + outBytes * tables;
  growTo(memory, tablesAt + tableBytes * tables);
  new Float32Array(memory.buffer, strainsAt, strains.length).set(strains);
  return {
    tables: new Float32Array(memory.buffer, tablesAt, (tableBytes * tables) / 4),
    lines: new Float32Array(memory.buffer, 0, lineRoom * 4),
    sums: new Float32Array(memory.buffer, sumsAt, (outBytes * tables) / 4),
    run(count) {
      for (let t = 0; t < tables; t++) {
        const strainsEnd = strainsAt + 4 * strains.length;
        sums(0, count * lineBytes, strainsAt, strainsEnd, tablesAt + t * tableBytes, sumsAt + t * outBytes);
      }
    },
  };
}

/** The same in plain loops. */
export function plainStickSums(tables: number, cells: number, strains: readonly number[]): StickSums {
  const room: Omit<StickSums, 'run'> = {
    tables: new Float32Array(shiftsInRow * cells * tables),
    lines: new Float32Array(lineRoom * 4),
    sums: new Float32Array(shiftsInRow * strains.length * tables),
  };
  const rounded = Float32Array.from(strains);
  const run = (count: number): void => {
    room.sums.fill(0);
    for (let t = 0; t < tables; t++) {
      for (let e = 0; e < rounded.length; e++) {
        const out = shiftsInRow * (t * rounded.length + e);
        for (let k = 0; k < 4 * count; k += 4) {
          const moved = Math.fround(rounded[e]! * room.lines[k + 1]!);
          const row = shiftsInRow * (t * cells + Math.trunc(Math.fround(room.lines[k]! - moved)));
          const weight = room.lines[k + 2]!;
          for (let z = 0; z < shiftsInRow; z++) {
            room.sums[out + z]! += Math.fround(weight * room.tables[row + z]!);
          }
        }
      }
    }
  };
  return { ...room, run };
}
