import { LabError } from '../../contract/data/errors.js';
import type { ClassifierData } from './classifierData.js';
import { LITTLE, MAGIC, swapBytes, type ArrayPlace } from './encodeClassifier.js';

/** The classifier in bytes of `encodeClassifier`. Throws `damaged-file` where they are not whole; whether they are unchanged says their stored hash. */
export function decodeClassifier(bytes: Uint8Array): ClassifierData {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC || bytes.length < MAGIC.length + 4) throw damaged();
  const length = view.getUint32(MAGIC.length, true);
  const start = Math.ceil((MAGIC.length + 4 + length) / 8) * 8;
  if (start > bytes.length) throw damaged();
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(bytes[MAGIC.length + 4 + i]!);
  const data = parse(text, (_key, value: unknown) => {
    if (!isPlace(value)) return value;
    const from = start + value.at;
    const width = value.array === 'f64' ? 8 : 4;
    if (from + width * value.length > bytes.length) throw damaged();
    // Copied by hand: the slice of a Node Buffer would be a view of somebody else's memory.
    const copy = new Uint8Array(width * value.length);
    copy.set(bytes.subarray(from, from + copy.length));
    if (!LITTLE) swapBytes(copy, width);
    if (value.array === 'f64') return new Float64Array(copy.buffer);
    return value.array === 'f32' ? new Float32Array(copy.buffer) : new Int32Array(copy.buffer);
  }) as ClassifierData;
  if (data.version !== 1) {
    throw new LabError(
      'unsupported-format',
      'This classical model was made by a newer version: update the application.',
    );
  }
  return data;
}

function parse(text: string, revive: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, revive);
  } catch (error) {
    throw error instanceof LabError ? error : damaged();
  }
}

function isPlace(value: unknown): value is ArrayPlace {
  return typeof value === 'object' && value !== null && 'array' in value && 'at' in value;
}

function damaged(): LabError {
  return new LabError('damaged-file', 'The stored classical model is not whole: train it again from its recipe.');
}
