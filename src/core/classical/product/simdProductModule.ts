import { productFunction } from './productFunction.js';
import { siftFunction } from './siftFunction.js';
import { f32, i32, section, text, unsigned, vector } from './wasmBytes.js';

/**
 * The bytes of a WebAssembly module with one memory, `memory`, and the functions `multiply` and `multiplyShort` (see `productFunction`) and `sift` (see
 * `siftFunction`). Written as bytes here so that no compiler is needed to build it. `fused`: with the multiply-and-add of relaxed SIMD.
 */
export function simdProductModule(fused: boolean): Uint8Array<ArrayBuffer> {
  const codes = [productFunction(fused ? 'fused' : 'plain'), productFunction('short'), siftFunction()];
  const types = [
    [0x60, ...vector(Array.from({ length: 7 }, () => [i32])), 0x00],
    [0x60, ...vector([[i32], [i32], [i32], [i32], [f32], [f32]]), ...vector([[i32]])],
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector(types)),
    ...section(3, vector([[0], [0], [1]])),
    ...section(5, vector([[0x00, 0x01]])),
    ...section(
      7,
      vector([
        [...text('memory'), 0x02, 0x00],
        [...text('multiply'), 0x00, 0x00],
        [...text('multiplyShort'), 0x00, 0x01],
        [...text('sift'), 0x00, 0x02],
      ]),
    ),
    ...section(10, vector(codes.map((code) => [...unsigned(code.length), ...code]))),
  ]);
}
