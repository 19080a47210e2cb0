import { createHash } from 'node:crypto';
import { decodeWire, encodeWire, LabError } from '../../../contract/index.js';

const MAGIC = Buffer.from('PHLPACK1', 'latin1');
const HEADER_BYTES = MAGIC.length + 32;

/** Plain data and arrays of numbers as one file: a name, the SHA-256 of the rest, MessagePack. */
export function pack(value: unknown): { bytes: Uint8Array; sha256: string } {
  const payload = encodeWire(value);
  const digest = createHash('sha256').update(payload).digest();
  return { bytes: Buffer.concat([MAGIC, digest, payload]), sha256: digest.toString('hex') };
}

/** @throws LabError `damaged-file` when it is cut off, changed, or no such file */
export function unpack(bytes: Uint8Array, name: string): unknown {
  const payload = bytes.subarray(HEADER_BYTES);
  const digest = createHash('sha256').update(payload).digest();
  const whole =
    bytes.byteLength > HEADER_BYTES &&
    MAGIC.equals(bytes.subarray(0, MAGIC.length)) &&
    digest.equals(bytes.subarray(MAGIC.length, HEADER_BYTES));
  if (!whole) throw new LabError('damaged-file', `${name} is damaged: its checksum does not fit its content.`);
  return decodeWire(payload);
}
