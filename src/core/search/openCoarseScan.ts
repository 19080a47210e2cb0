import { growTo, openModule, type ModuleMemory } from '../classical/product/openModule.js';
import { coarseModule } from './coarseModule.js';
import { coarseLines } from './lineIndex.js';
import { rowBytes, tableBytes } from './coarseTable.js';

/** Entries that are scanned at a time. */
export const block = 8192;

export interface CoarseScan {
  /** Rows of the table, to be written before a scan. */
  rows: Uint8Array;
  /** Codes of up to {@link block} entries, to be written before a scan. */
  codes: Uint16Array;
  /** What the scan found: in the lowest byte the largest sum, in the upper two the sums of weights and of their squares. */
  found: Uint32Array;
  /** Adds up the first `entries` entries. */
  scan(entries: number): void;
}

interface Exports {
  memory: ModuleMemory;
  scan: (this: void, codes: number, end: number, out: number) => void;
}

let opened: CoarseScan | undefined;

/** The scan of this thread: WebAssembly SIMD where the engine has it, else plain loops. */
export function openCoarseScan(): CoarseScan {
  opened ??= simdScan() ?? plainScan();
  return opened;
}

const codesBytes = 2 * coarseLines * block;

function simdScan(): CoarseScan | undefined {
  const exports = openModule<Exports>(coarseModule)?.();
  if (!exports) return undefined;
  const { memory, scan } = exports;
  growTo(memory, tableBytes + codesBytes + 4 * block);
  return {
    rows: new Uint8Array(memory.buffer, 0, tableBytes),
    codes: new Uint16Array(memory.buffer, tableBytes, coarseLines * block),
    found: new Uint32Array(memory.buffer, tableBytes + codesBytes, block),
    scan: (entries) => scan(tableBytes, tableBytes + 2 * coarseLines * entries, tableBytes + codesBytes),
  };
}

/** The same in plain loops, about twenty times slower. */
export function plainScan(): CoarseScan {
  const rows = new Uint8Array(tableBytes);
  const codes = new Uint16Array(coarseLines * block);
  const found = new Uint32Array(block);
  const sums = new Uint32Array(rowBytes);
  const scan = (entries: number): void => {
    for (let entry = 0; entry < entries; entry++) {
      sums.fill(0);
      for (let k = coarseLines * entry; k < coarseLines * (entry + 1); k++) {
        const row = codes[k]! * rowBytes;
        if (row > 0) for (let a = 0; a < rowBytes; a++) sums[a]! += rows[row + a]!;
      }
      let top = 0;
      for (let a = 0; a < rowBytes - 2; a++) top = Math.max(top, sums[a]!);
      const [weights, squares] = [sums[rowBytes - 2]!, sums[rowBytes - 1]!];
      found[entry] = Math.min(255, top) | (Math.min(255, weights) << 16) | (Math.min(255, squares) << 24);
    }
  };
  return { rows, codes, found, scan };
}
