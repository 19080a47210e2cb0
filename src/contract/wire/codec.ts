import { Decoder, Encoder, ExtensionCodec } from '@msgpack/msgpack';
import { LabError } from '../data/errors.js';
import { checkMessage, MAX_WIRE_DEPTH, unreadable } from './checkMessage.js';
import { markMinusZero, MinusZero } from './minusZero.js';

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
const MINUS_ZERO = 6;

function wireExtensions(): ExtensionCodec {
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
  codec.register({
    type: MINUS_ZERO,
    encode: (value) => (value instanceof MinusZero ? new Uint8Array(0) : null),
    decode: () => -0,
  });
  return codec;
}

const extensionCodec = wireExtensions();

/**
 * Writes plain data, `Uint8Array` and arrays of numbers as MessagePack; `undefined` properties are dropped.
 * The result is a copy of its own.
 * @throws LabError `too-large` over `maxBytes`, `internal` for what is no plain data or too deep
 */
export function encodeWire(value: unknown, maxBytes = Infinity): Uint8Array {
  let bytes: Uint8Array;
  try {
    const encoder = new Encoder({ extensionCodec, ignoreUndefined: true, maxDepth: MAX_WIRE_DEPTH });
    bytes = encoder.encode(markMinusZero(value, MAX_WIRE_DEPTH));
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
  checkMessage(bytes);
  try {
    return new Decoder({ extensionCodec, maxArrayLength: MAX_ITEMS, maxMapLength: MAX_ITEMS }).decode(bytes);
  } catch (error) {
    throw error instanceof LabError ? error : unreadable(error);
  }
}

function tooLarge(bytes: number, limit: number): LabError {
  return new LabError(
    'too-large',
    `The message has ${Math.ceil(bytes / 1048576)} MiB; one call may carry ${Math.floor(limit / 1048576)} MiB. Send fewer files at once.`,
  );
}
