import { LabError } from '../../../contract/data/errors.js';
import { limits } from '../limits.js';

/** What the central directory of a ZIP archive says about an entry; none of it is believed before it is checked. */
export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
  crc: number;
  packedSize: number;
  size: number;
  headerOffset: number;
}

const damaged = (place: string, what: string) =>
  new LabError('damaged-file', `${place} is not a complete ZIP archive (${what}); copy it again from the instrument.`);

/**
 * List the entries of a ZIP archive (APPNOTE 6.3, sections 4.3.12 and 4.3.16), without unpacking anything.
 * @throws LabError `damaged-file`, `too-large` or `unsupported-format`
 */
export function zipDirectory(bytes: Uint8Array, place: string): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === undefined) throw damaged(place, 'its directory is missing');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) {
    throw new LabError(
      'unsupported-format',
      `${place} is a ZIP64 archive, which no powder measurement needs; unpack it and give the files in it.`,
    );
  }
  if (count > limits.zipEntries)
    throw new LabError(
      'too-large',
      `${place} lists ${count} files, and at most ${limits.zipEntries} are looked at; check where it comes from.`,
    );
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50)
      throw damaged(place, `entry ${i + 1} of its directory is broken`);
    const nameLength = view.getUint16(at + 28, true);
    const name = asciiName(bytes.subarray(at + 46, at + 46 + nameLength));
    checkName(name, place);
    const folded = name.toLowerCase();
    if (names.has(folded))
      throw new LabError('damaged-file', `${place} lists "${name.slice(0, 80)}" twice; check where it comes from.`);
    names.add(folded);
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands within the last 65,557 bytes, behind it at most a comment. */
function endRecord(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65557); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

function asciiName(bytes: Uint8Array): string {
  let name = '';
  for (const byte of bytes) name += String.fromCharCode(byte);
  return name;
}

/** Nothing is written to disk, but a name that tries to leave its folder is no instrument's. */
function checkName(name: string, place: string): void {
  const parts = name.split(/[\\/]/);
  if (name.includes('\0') || /^[a-z]:/i.test(name) || /^[\\/]/.test(name) || parts.includes('..')) {
    throw new LabError(
      'unsupported-format',
      `${place} holds a file name that leaves its folder ("${name.replace(/[^ -~]/g, '?').slice(0, 60)}"), which no instrument writes; check where it comes from.`,
    );
  }
}
