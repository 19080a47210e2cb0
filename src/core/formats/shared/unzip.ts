import { Inflate } from 'fflate';
import { LabError } from '../../../contract/data/errors.js';
import { limits } from '../limits.js';
import { crc32 } from './crc32.js';
import { zipDirectory, type ZipEntry } from './zipDirectory.js';

/**
 * Unpack the wanted entries of a ZIP archive that may be hostile. The bytes that come out are counted while they come,
 * whatever the directory says; archives within are not opened.
 * @throws LabError `damaged-file`, `too-large` or `unsupported-format`
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean, place: string): Map<string, Uint8Array> {
  const result = new Map<string, Uint8Array>();
  let total = 0;
  for (const entry of zipDirectory(bytes, place)) {
    if (entry.name.endsWith('/') || !wanted(entry.name)) continue;
    const content = unpack(bytes, entry, `${place}, ${entry.name.slice(0, 80)}`);
    total += content.length;
    if (total > limits.zipTotalBytes)
      throw new LabError('too-large', `${place} unpacks to more than 192 MiB; split it in the instrument's program.`);
    result.set(entry.name, content);
  }
  return result;
}

function unpack(bytes: Uint8Array, entry: ZipEntry, place: string): Uint8Array {
  if (entry.encrypted)
    throw new LabError(
      'unsupported-format',
      `${place} is encrypted; unpack it with its password and give the files in it.`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.headerOffset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw damaged(place);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const end = start + entry.packedSize;
  if (end > bytes.length) throw damaged(place);
  const packed = bytes.subarray(start, end);
  if (entry.method !== 0 && entry.method !== 8) {
    throw new LabError(
      'unsupported-format',
      `${place} is packed with method ${entry.method}, which is not read; pack it again with ordinary ZIP.`,
    );
  }
  const content = entry.method === 0 ? packed : inflate(packed, place);
  if (crc32(content) !== entry.crc) throw damaged(place);
  return content;
}

/** Feed the inflater in small pieces so that it is stopped before it has filled the memory. */
function inflate(packed: Uint8Array, place: string): Uint8Array {
  const most = Math.min(limits.zipEntryBytes, Math.max(1_000_000, packed.length * limits.zipRatio));
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflater = new Inflate((part) => {
    length += part.length;
    if (length > most) {
      throw new LabError(
        'too-large',
        `${place} unpacks to more than ${Math.round(most / 1e6)} MB from ${packed.length} bytes, which no measurement does; check where it comes from.`,
      );
    }
    parts.push(part);
  });
  const piece = 16 * 1024;
  try {
    for (let at = 0; at < packed.length; at += piece)
      inflater.push(packed.subarray(at, at + piece), at + piece >= packed.length);
  } catch (error) {
    if (error instanceof LabError) throw error;
    throw damaged(place, error);
  }
  const content = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    content.set(part, at);
    at += part.length;
  }
  return content;
}

function damaged(place: string, cause?: unknown): LabError {
  return new LabError(
    'damaged-file',
    `${place}: the archive is damaged; copy it again from the instrument.`,
    {},
    { cause },
  );
}
