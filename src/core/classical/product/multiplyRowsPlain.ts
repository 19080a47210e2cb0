/**
 * The same product as the WebAssembly module where SIMD is missing (Chromium below 91, Node below 16.4): `floats` holds rows of A at `a`, of B at `b`
 * and the result at `c` (indices), `width` floats a row, a multiple of 16. Four rows of B at a time share each value of A.
 */
export function multiplyRowsPlain(
  floats: Float32Array,
  width: number,
  a: number,
  rowsA: number,
  b: number,
  rowsB: number,
  c: number,
  strideC: number,
): void {
  for (let i = 0; i < rowsA; i++) {
    const rowA = a + i * width;
    for (let j = 0; j < rowsB; j += 3) {
      let b0 = b + j * width;
      let b1 = b0 + width;
      let b2 = b1 + width;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      for (let k = rowA; k < rowA + width; k++) {
        const value = floats[k]!;
        s0 += value * floats[b0++]!;
        s1 += value * floats[b1++]!;
        s2 += value * floats[b2++]!;
      }
      const out = c + i * strideC + j;
      floats[out] = s0;
      floats[out + 1] = s1;
      floats[out + 2] = s2;
    }
  }
}
