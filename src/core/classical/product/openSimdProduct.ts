import { simdProductModule } from './simdProductModule.js';

/** What is used of the engine's WebAssembly: this layer has no DOM library to take the types from. */
declare const WebAssembly:
  | {
      validate(bytes: Uint8Array<ArrayBuffer>): boolean;
      Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
      Instance: new (module: object) => { exports: unknown };
    }
  | undefined;

interface Exports {
  memory: { buffer: ArrayBuffer; grow(pages: number): number };
  multiply: Multiply;
  multiplyShort: Multiply;
  sift: (value: number, norm: number, weight: number, end: number, limit: number, factor: number) => number;
}

type Multiply = (a: number, b: number, c: number, endB: number, endA: number, strideA: number, strideC: number) => void;

export interface SimdProduct {
  /** The module's memory as floats; valid until the next `openSimdProduct`. */
  floats: Float32Array;
  shorts: Int16Array;
  multiply: Multiply;
  multiplyShort: Multiply;
  sift: Exports['sift'];
}

const PAGE = 65536;
let opened: Exports | null | undefined;

/** The module with at least `bytes` of memory, or null where the engine cannot run it. One instance per thread serves all. */
export function openSimdProduct(bytes: number): SimdProduct | null {
  if (opened === undefined) opened = instantiate();
  if (!opened) return null;
  const missing = Math.ceil((bytes - opened.memory.buffer.byteLength) / PAGE);
  if (missing > 0) opened.memory.grow(missing);
  const { memory, ...functions } = opened;
  return { floats: new Float32Array(memory.buffer), shorts: new Int16Array(memory.buffer), ...functions };
}

function instantiate(): Exports | null {
  if (typeof WebAssembly === 'undefined') return null;
  for (const fused of [true, false]) {
    const bytes = simdProductModule(fused);
    try {
      // A page whose policy forbids WebAssembly throws here, and goes the plain way.
      if (WebAssembly.validate(bytes))
        return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Exports;
    } catch {
      return null;
    }
  }
  return null;
}
