import { Decoder, Encoder, ExtensionCodec } from '@msgpack/msgpack';
import { LabError } from '../data/errors.js';

/** Deepest nesting of a message; nothing in the contract comes near it. */
export const MAX_WIRE_DEPTH = 40;
/** Most elements of one plain array or map of a message. */
const MAX_ITEMS = 1_000_000;

interface TypedArrayLike {
  readonly buffer: ArrayBufferLike;
  readonly byteOffset: number;
  readonly byteLength: number;
}
interface TypedArrayClass {
  new (buffer: ArrayBuffer): TypedArrayLike;
  readonly BYTES_PER_ELEMENT: number;
}

/** Extension numbers are part of the wire: never reuse one. */
const arrayTypes: readonly [number, TypedArrayClass][] = [
  [1, Float64Array],
  [2, Float32Array],
  [3, Int16Array],
  [4, Uint16Array],
  [5, Int32Array],
];

function typedArrayExtensions(): ExtensionCodec {
  const codec = new ExtensionCodec();
  for (const [type, ArrayClass] of arrayTypes) {
    codec.register({
      type,
      encode: (value) => {
        if (!(value instanceof ArrayClass)) return null;
        const array: TypedArrayLike = value;
        return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      },
      decode: (data) => {
        if (data.byteLength % ArrayClass.BYTES_PER_ELEMENT !== 0) {
          throw new LabError('invalid-input', 'A message holds an array of numbers that is cut off.');
        }
        // Copied: inside the message the numbers are not aligned, and a view would keep the whole message alive.
        const copy = new Uint8Array(data.byteLength);
        copy.set(data);
        return new ArrayClass(copy.buffer);
      },
    });
  }
  return codec;
}

const extensionCodec = typedArrayExtensions();

/**
 * Writes plain data, `Uint8Array` and arrays of numbers as MessagePack; `undefined` properties are dropped.
 * The result is a copy of its own.
 * @throws LabError `too-large` over `maxBytes`, `internal` for what is no plain data or too deep
 */
export function encodeWire(value: unknown, maxBytes = Infinity): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = new Encoder({ extensionCodec, ignoreUndefined: true, maxDepth: MAX_WIRE_DEPTH }).encode(value);
  } catch (error) {
    throw new LabError(
      'internal',
      'A message could not be written: it holds something that is not plain data.',
      {},
      { cause: error },
    );
  }
  if (bytes.byteLength > maxBytes) throw tooLarge(bytes.byteLength, maxBytes);
  return bytes;
}

/**
 * Reads what {@link encodeWire} wrote. Arrays of numbers are copies, `Uint8Array`s are views of `bytes`.
 * @throws LabError `too-large` over `maxBytes`, `invalid-input` for anything that is not one whole message
 */
export function decodeWire(bytes: Uint8Array, maxBytes = Infinity): unknown {
  if (bytes.byteLength > maxBytes) throw tooLarge(bytes.byteLength, maxBytes);
  let value: unknown;
  try {
    // An item takes a byte at least, so that a short message cannot reserve much memory.
    const most = Math.min(MAX_ITEMS, bytes.byteLength);
    value = new Decoder({ extensionCodec, maxArrayLength: most, maxMapLength: most }).decode(bytes);
  } catch (error) {
    if (error instanceof LabError) throw error;
    throw new LabError(
      'invalid-input',
      "The message is not readable: it is damaged or not in the lab's format.",
      {},
      { cause: error },
    );
  }
  refuseDepth(value, 0);
  return value;
}

function refuseDepth(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  if (depth >= MAX_WIRE_DEPTH)
    throw new LabError('invalid-input', `The message is nested deeper than ${MAX_WIRE_DEPTH} levels.`);
  if (Array.isArray(value)) for (const item of value) refuseDepth(item, depth + 1);
  else for (const key of Object.keys(value)) refuseDepth((value as Record<string, unknown>)[key], depth + 1);
}

function tooLarge(bytes: number, limit: number): LabError {
  return new LabError(
    'too-large',
    `The message has ${Math.ceil(bytes / 1048576)} MiB; one call may carry ${Math.floor(limit / 1048576)} MiB. Send fewer files at once.`,
  );
}
