import type { ClassifierData } from './classifierData.js';

/** First bytes of every encoded classifier. */
export const MAGIC = 'PHCL1\n';

/** Whether this machine keeps numbers as the bytes do. */
export const LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Turns the bytes of each element round, in place. */
export function swapBytes(bytes: Uint8Array, width: number): void {
  for (let at = 0; at < bytes.length; at += width) bytes.subarray(at, at + width).reverse();
}

/** How a typed array is named in the text part: its type, its first byte in the data part and its length in elements. */
export interface ArrayPlace {
  array: 'f32' | 'f64' | 'i32';
  at: number;
  length: number;
}

/**
 * A trained classifier as bytes, the same bytes for the same model, for storing and hashing: the magic word, the length of a JSON text (32 bits), the text,
 * then all arrays one behind another, each on a multiple of 8 bytes. Little-endian throughout.
 */
export function encodeClassifier(classifier: ClassifierData): Uint8Array<ArrayBuffer> {
  const arrays: { place: ArrayPlace; values: Float32Array | Float64Array | Int32Array }[] = [];
  let size = 0;
  const text = JSON.stringify(classifier, (_key, value: unknown) => {
    const array =
      value instanceof Float32Array
        ? 'f32'
        : value instanceof Float64Array
          ? 'f64'
          : value instanceof Int32Array
            ? 'i32'
            : null;
    if (array === null) return value;
    const values = value as Float32Array | Float64Array | Int32Array;
    const place: ArrayPlace = { array, at: size, length: values.length };
    arrays.push({ place, values });
    size = Math.ceil((size + values.byteLength) / 8) * 8;
    return place;
  });
  // Only field names, numbers and words of our own: every letter is one byte.
  const start = Math.ceil((MAGIC.length + 4 + text.length) / 8) * 8;
  const bytes = new Uint8Array(start + size);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < MAGIC.length; i++) bytes[i] = MAGIC.charCodeAt(i);
  view.setUint32(MAGIC.length, text.length, true);
  for (let i = 0; i < text.length; i++) bytes[MAGIC.length + 4 + i] = text.charCodeAt(i);
  for (const { place, values } of arrays) {
    const from = start + place.at;
    const part = bytes.subarray(from, from + values.byteLength);
    part.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    if (!LITTLE) swapBytes(part, values.BYTES_PER_ELEMENT);
  }
  return bytes;
}
