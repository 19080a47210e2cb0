import { decodeWire, encodeWire } from '../../contract/wire/codec.js';
import { LabError } from '../../contract/data/errors.js';

/** Plain data with its arrays of numbers, for a BLOB column. */
export function packed(value: unknown): Buffer {
  const { buffer, byteOffset, byteLength } = encodeWire(value);
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** What {@link packed} wrote; the store believes its own rows. @throws LabError `database-damaged` naming `what` */
export function unpacked<T>(bytes: Uint8Array, what: string): T {
  try {
    return decodeWire(bytes) as T;
  } catch (cause) {
    throw new LabError(
      'database-damaged',
      `The stored ${what} cannot be read. Restore a backup, or delete it and make it again.`,
      { what },
      { cause },
    );
  }
}
