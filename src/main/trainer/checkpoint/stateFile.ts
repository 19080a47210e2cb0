import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { decodeWire, encodeWire, LabError } from '../../../contract/index.js';
import type { StateArray } from '../fit/trainingState.js';

/**
 * A file of some facts and many numbers, which are written and read one array after the other: a checkpoint of a large network has
 * gigabytes. A name, the SHA-256 of the rest, the facts, then for each array a head and its numbers, little end first. Facts and heads are
 * MessagePack behind their length (32 bit, little end first).
 */
const MAGIC = Buffer.from('PHLSTAT1', 'latin1');
const HEADER_BYTES = MAGIC.length + 32;
/** Bytes that are hashed and moved at a time; the process answers in between. */
const STEP = 2 ** 25;

/** Writes to a file that is open for writing and empty. Gives the SHA-256. */
export async function writeStateFile(file: FileHandle, facts: unknown, arrays: Iterable<StateArray>): Promise<string> {
  const hash = createHash('sha256');
  let place = HEADER_BYTES;
  const write = async (bytes: Uint8Array): Promise<void> => {
    for (let from = 0; from < bytes.byteLength;) {
      const part = bytes.subarray(from, from + STEP);
      const { bytesWritten } = await file.write(part, 0, part.byteLength, place);
      hash.update(part.subarray(0, bytesWritten));
      from += bytesWritten;
      place += bytesWritten;
    }
  };
  await write(headed(facts));
  for (const { name, values } of arrays) {
    await write(headed({ name, length: values.length }));
    await write(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  const digest = hash.digest();
  await file.write(Buffer.concat([MAGIC, digest]), 0, HEADER_BYTES, 0);
  return digest.toString('hex');
}

/** The facts, and the arrays, each read when its turn comes. @throws LabError `damaged-file` when it is cut off, changed, or no such file */
export async function readStateFile(path: string): Promise<{ facts: unknown; arrays: Iterable<StateArray> }> {
  await verify(path);
  const handle = openSync(path, 'r');
  try {
    const { value, place } = readHeaded(handle, HEADER_BYTES);
    return { facts: value, arrays: { [Symbol.iterator]: () => readArrays(path, place) } };
  } finally {
    closeSync(handle);
  }
}

function headed(value: unknown): Uint8Array {
  const bytes = encodeWire(value);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes.byteLength);
  return Buffer.concat([size, bytes]);
}

async function verify(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    const { bytesRead } = await file.read(header, 0, HEADER_BYTES, 0);
    const hash = createHash('sha256');
    const part = Buffer.alloc(STEP);
    for (let place = HEADER_BYTES; ;) {
      const found = await file.read(part, 0, STEP, place);
      if (found.bytesRead === 0) break;
      hash.update(part.subarray(0, found.bytesRead));
      place += found.bytesRead;
    }
    const whole =
      bytesRead === HEADER_BYTES &&
      MAGIC.equals(header.subarray(0, MAGIC.length)) &&
      hash.digest().equals(header.subarray(MAGIC.length));
    if (!whole) throw new LabError('damaged-file', `${path} is damaged: its checksum does not fit its content.`);
  } finally {
    await file.close();
  }
}

function* readArrays(path: string, from: number): Generator<StateArray> {
  const handle = openSync(path, 'r');
  try {
    for (let place = from; ;) {
      const head = readHeaded(handle, place);
      if (head.place === place) return;
      const { name, length } = head.value as { name: string; length: number };
      const values = new Float32Array(length);
      place = readWhole(handle, new Uint8Array(values.buffer), head.place);
      yield { name, values };
    }
  } finally {
    closeSync(handle);
  }
}

/** `place` stays where it was at the end of the file. */
function readHeaded(handle: number, place: number): { value: unknown; place: number } {
  const size = Buffer.alloc(4);
  if (readSync(handle, size, 0, 4, place) === 0) return { value: undefined, place };
  const bytes = new Uint8Array(size.readUInt32LE());
  const end = readWhole(handle, bytes, place + 4);
  return { value: decodeWire(bytes), place: end };
}

function readWhole(handle: number, bytes: Uint8Array, place: number): number {
  for (let from = 0; from < bytes.byteLength;) {
    const count = readSync(handle, bytes, from, Math.min(STEP, bytes.byteLength - from), place + from);
    if (count === 0) throw new LabError('damaged-file', 'A checkpoint became shorter while it was read.');
    from += count;
  }
  return place + bytes.byteLength;
}
