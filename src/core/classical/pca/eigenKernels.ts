import { growTo, openModule, type ModuleMemory } from '../product/openModule.js';
import { eigenModule } from './eigenModule.js';

/** The two loops of `eigenModule`, which says what they do, and the memory that they work in; addresses in bytes. */
export interface EigenKernels {
  memory: Float64Array;
  updateRows: (
    ...places: [
      ...[first: number, second: number, end: number, side: number, sums: number],
      ...[v0: number, p0: number, w0: number, v1: number, p1: number, w1: number],
    ]
  ) => void;
  reflect: (vector: number, row: number, end: number, scale: number) => void;
}

let make: (() => Omit<EigenKernels, 'memory'> & { memory: ModuleMemory }) | null | undefined;

/** The loops with memory for so many doubles, all zero, in WebAssembly where it is known. Memory goes with them. */
export function openEigenKernels(doubles: number): EigenKernels {
  if (make === undefined) make = openModule<ReturnType<NonNullable<typeof make>>>(eigenModule);
  if (!make) return plainEigenKernels(doubles);
  const { memory, updateRows, reflect } = make();
  growTo(memory, doubles * 8);
  return { memory: new Float64Array(memory.buffer), updateRows, reflect };
}

/** The same where WebAssembly or its SIMD is missing. */
export function plainEigenKernels(doubles: number): EigenKernels {
  const memory = new Float64Array(doubles);
  return {
    memory,
    updateRows(first, second, end, side, sums, v0, p0, w0, v1, p1, w1) {
      let [sum0, sum1] = [0, 0];
      let other = second / 8;
      for (let at = first / 8, on = side / 8; at < end / 8; at++, other++, on += on % 2 === 0 ? 1 : 7) {
        const v = memory[on]!;
        const p = memory[on + 2]!;
        const w = memory[on + 4]!;
        const row0 = memory[at]! - p * v0 - v * p0;
        const row1 = memory[other]! - p * v1 - v * p1;
        memory[at] = row0;
        memory[other] = row1;
        sum0 += row0 * w;
        sum1 += row1 * w;
        memory[on + 6]! += row0 * w0 + row1 * w1;
      }
      memory[sums / 8] = sum0;
      memory[sums / 8 + 1] = sum1;
    },
    reflect(vector, row, end, scale) {
      const shift = (vector - row) / 8;
      let dot = 0;
      for (let at = row / 8; at < end / 8; at++) dot += memory[at]! * memory[at + shift]!;
      dot *= scale;
      for (let at = row / 8; at < end / 8; at++) memory[at + shift]! -= memory[at]! * dot;
    },
  };
}
