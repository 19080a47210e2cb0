/** The bytes at an address that typed arrays accept; copied only where SQLite handed out an odd one. */
export function alignedView(bytes: Uint8Array): { buffer: ArrayBuffer; byteOffset: number } {
  if (bytes.byteOffset % 8 === 0 && bytes.buffer instanceof ArrayBuffer) {
    return { buffer: bytes.buffer, byteOffset: bytes.byteOffset };
  }
  const copy = new Uint8Array(bytes);
  return { buffer: copy.buffer, byteOffset: 0 };
}
