import type { FileHandle } from 'node:fs/promises';
import { LabError } from '../../../contract/index.js';

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  packed: number;
  size: number;
  /** Of its local header. */
  offset: number;
}

const unset = 0xffffffff;

/**
 * The directory at the end of a zip archive, zip64 included: names and places, no content. PKWARE, .ZIP File Format Specification 6.3.10.
 * @throws LabError `damaged-file`
 */
export async function zipDirectory(file: FileHandle, bytes: number, path: string): Promise<ZipEntry[]> {
  const damaged = new LabError('damaged-file', `${path} is no zip archive, or its end is missing.`);
  const tail = await read(file, Math.max(0, bytes - 65_557), Math.min(bytes, 65_557));
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (at < 0 || at + 22 > tail.byteLength) throw damaged;
  let size = tail.readUInt32LE(at + 12);
  let offset = tail.readUInt32LE(at + 16);
  const locator = at - 20;
  if (locator >= 0 && tail.readUInt32LE(locator) === 0x07064b50) {
    const record = await read(file, Number(tail.readBigUInt64LE(locator + 8)), 56);
    if (record.byteLength < 56 || record.readUInt32LE(0) !== 0x06064b50) throw damaged;
    size = Number(record.readBigUInt64LE(40));
    offset = Number(record.readBigUInt64LE(48));
  }
  if (offset + size > bytes) throw damaged;
  const directory = await read(file, offset, size);
  const entries: ZipEntry[] = [];
  for (let i = 0; i + 46 <= directory.byteLength;) {
    if (directory.readUInt32LE(i) !== 0x02014b50) throw damaged;
    const nameLength = directory.readUInt16LE(i + 28);
    const extraLength = directory.readUInt16LE(i + 30);
    const begin = i + 46;
    const extra = directory.subarray(begin + nameLength, begin + nameLength + extraLength);
    entries.push({
      name: directory.toString('utf8', begin, begin + nameLength),
      method: directory.readUInt16LE(i + 10),
      ...sizes(directory, i, extra),
    });
    i = begin + nameLength + extraLength + directory.readUInt16LE(i + 32);
  }
  return entries;
}

/** Sizes and place; what is too large for 32 bits stands in the extra field 1, in this order. */
function sizes(directory: Buffer, i: number, extra: Buffer): Pick<ZipEntry, 'packed' | 'size' | 'offset'> {
  let wide = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1) wide = Buffer.from(extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2)));
  let used = 0;
  const take = (field: number): number => {
    if (field !== unset || used + 8 > wide.byteLength) return field;
    used += 8;
    return Number(wide.readBigUInt64LE(used - 8));
  };
  const size = take(directory.readUInt32LE(i + 24));
  const packed = take(directory.readUInt32LE(i + 20));
  const offset = take(directory.readUInt32LE(i + 42));
  return { packed, size, offset };
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
