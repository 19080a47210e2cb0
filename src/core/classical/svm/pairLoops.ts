import { growTo, openModule, type ModuleMemory } from '../product/openModule.js';
import { FLAT, pairModule } from './pairModule.js';

/** The samples of a pair of classes while their machine is solved, and the two loops over all of them. */
export interface PairLoops {
  /** 0 where a sample may move up (down), else the infinity that takes it out of the search. */
  bound: (t: number, upwards: number, downwards: number) => void;
  slope: (t: number) => number;
  /** The sample to move against i: of those below the steepest slope the one with the largest gain, or −1; and the lowest slope of all that may move down. */
  pick: (i: number, steepest: number) => { j: number; lowest: number };
  /** Changes all slopes for a step of i against j; returns the sample with the steepest slope of all that may move up, or −1. */
  move: (i: number, j: number, step: number) => { i: number; steepest: number };
}

/** Larger kernels stay where they are. */
const MOST_COPIED = 256 * 2 ** 20;

interface Functions {
  memory: ModuleMemory;
  pick: (side: number, end: number, row: number, result: number, steepest: number, curve: number) => void;
  move: (side: number, end: number, rowI: number, rowJ: number, result: number, step: number) => void;
}
let opened: Functions | null | undefined;

/** `kernel`: size × size; `slopes` to begin with. In WebAssembly where it is known and the kernel is not huge. */
export function openPairLoops(kernel: Float32Array, slopes: Float64Array): PairLoops {
  if (opened === undefined) opened = openModule<Functions>(pairModule)?.() ?? null;
  return opened && kernel.byteLength <= MOST_COPIED
    ? simdPairLoops(kernel, slopes, opened)
    : plainPairLoops(kernel, slopes);
}

function simdPairLoops(kernel: Float32Array, slopes: Float64Array, { memory, pick, move }: Functions): PairLoops {
  const size = slopes.length;
  const padded = size + (size & 1);
  const result = 0;
  const side = 64;
  const end = side + padded * 32;
  const row = (t: number): number => end + t * padded * 4;
  growTo(memory, row(size));
  const doubles = new Float64Array(memory.buffer);
  const floats = new Float32Array(memory.buffer);
  const on = (t: number): number => side / 8 + (t >> 1) * 8 + (t & 1);
  const bound: PairLoops['bound'] = (t, upwards, downwards) => {
    doubles[on(t) + 2] = upwards;
    doubles[on(t) + 4] = downwards;
  };
  for (let t = 0; t < padded; t++) {
    doubles[on(t)] = slopes[t] ?? 0;
    doubles[on(t) + 6] = kernel[t * size + t] ?? 0;
    bound(t, -Infinity, Infinity);
  }
  for (let t = 0; t < size; t++) {
    floats.set(kernel.subarray(t * size, (t + 1) * size), row(t) / 4);
    floats.fill(0, row(t) / 4 + size, row(t + 1) / 4);
  }
  /** Places come as numbers of pairs. */
  const [even, odd] = [() => 2 * doubles[4]!, () => 2 * doubles[5]! + 1];
  return {
    bound,
    slope: (t) => doubles[on(t)]!,
    pick(i, steepest) {
      pick(side, end, row(i), result, steepest, doubles[on(i) + 6]!);
      const lowest = Math.min(doubles[0]!, doubles[1]!);
      const [first, second] = [doubles[2]!, doubles[3]!];
      if (doubles[4]! < 0 && doubles[5]! < 0) return { j: -1, lowest };
      const inOdd = doubles[4]! < 0 || (doubles[5]! >= 0 && (second > first || (second === first && odd() > even())));
      return { j: inOdd ? odd() : even(), lowest };
    },
    move(i, j, step) {
      move(side, end, row(i), row(j), result, step);
      const [first, second] = [doubles[2]!, doubles[3]!];
      const steepest = Math.max(first, second);
      if (steepest === -Infinity) return { i: -1, steepest };
      const inOdd = second > first || (second === first && odd() < even());
      return { i: inOdd ? odd() : even(), steepest };
    },
  };
}

/** The same where WebAssembly or its SIMD is missing. */
export function plainPairLoops(kernel: Float32Array, slopes: Float64Array): PairLoops {
  const size = slopes.length;
  const slope = slopes.slice();
  // An addition costs less than a branch that nobody can foresee.
  const upwards = new Float64Array(size).fill(-Infinity);
  const downwards = new Float64Array(size).fill(Infinity);
  const diagonal = Float64Array.from(slope, (_, t) => kernel[t * size + t]!);
  return {
    bound(t, up, down) {
      upwards[t] = up;
      downwards[t] = down;
    },
    slope: (t) => slope[t]!,
    pick(i, steepest) {
      const row = i * size;
      const curveI = diagonal[i]!;
      let j = -1;
      // The largest difference² / curve so far, as two numbers: fractions are compared without dividing.
      let gain = 0;
      let gainCurve = 1;
      let lowest = Infinity;
      for (let t = 0; t < size; t++) {
        const here = slope[t]! + downwards[t]!;
        if (here < lowest) lowest = here;
        const difference = steepest - here;
        if (difference > 0) {
          const curvature = curveI + diagonal[t]! - 2 * kernel[row + t]!;
          const curve = curvature > 0 ? curvature : FLAT;
          const squared = difference * difference;
          if (squared * gainCurve >= gain * curve) {
            gain = squared;
            gainCurve = curve;
            j = t;
          }
        }
      }
      return { j, lowest };
    },
    move(i, j, step) {
      const [rowI, rowJ] = [i * size, j * size];
      let steepest = -Infinity;
      let found = -1;
      for (let t = 0; t < size; t++) {
        const moved = slope[t]! - step * (kernel[rowI + t]! - kernel[rowJ + t]!);
        slope[t] = moved;
        const here = moved + upwards[t]!;
        if (here > steepest) {
          steepest = here;
          found = t;
        }
      }
      return { i: found, steepest };
    },
  };
}
