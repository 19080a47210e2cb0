/** The same numbers in memory that all threads see, so that handing them to a thread copies nothing. */
export function share<T extends Float32Array | Uint16Array | Int32Array | Uint8Array>(array: T): T {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const buffer = new SharedArrayBuffer(array.byteLength);
  new Uint8Array(buffer).set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  if (array instanceof Float32Array) return new Float32Array(buffer) as T;
  if (array instanceof Int32Array) return new Int32Array(buffer) as T;
  return (array instanceof Uint16Array ? new Uint16Array(buffer) : new Uint8Array(buffer)) as T;
}
