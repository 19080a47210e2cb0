/** Bytes of an array without copying. Little-endian, as is every machine Electron and Node are built for. */
export function float64ToBytes(values: Float64Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}

/** The array of stored bytes, in memory of its own. */
export function bytesToFloat64(bytes: Uint8Array): Float64Array {
  const copy = new Uint8Array(bytes);
  return new Float64Array(copy.buffer, 0, Math.floor(copy.byteLength / 8));
}
