import { growTo, openModule, type ModuleMemory } from './openModule.js';
import { simdProductModule } from './simdProductModule.js';

type Multiply = (a: number, b: number, c: number, endB: number, endA: number, strideA: number, strideC: number) => void;

interface Functions {
  multiply: Multiply;
  multiplyShort: Multiply;
  sift: (value: number, norm: number, weight: number, end: number, limit: number, factor: number) => number;
}

export interface SimdProduct extends Functions {
  /** The module's memory as floats and as 16-bit whole numbers; valid until the next `openSimdProduct`. */
  floats: Float32Array;
  shorts: Int16Array;
}

let opened: (Functions & { memory: ModuleMemory }) | null | undefined;

/** The module with at least `bytes` of memory, or null where the engine cannot run it. One instance per thread serves all. */
export function openSimdProduct(bytes: number): SimdProduct | null {
  opened ??= opened === undefined ? (openModule<NonNullable<typeof opened>>(simdProductModule)?.() ?? null) : null;
  if (!opened) return null;
  const { memory, multiply, multiplyShort, sift } = opened;
  growTo(memory, bytes);
  const { buffer } = memory;
  return { floats: new Float32Array(buffer), shorts: new Int16Array(buffer), multiply, multiplyShort, sift };
}
