import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { isUtf8 } from './isUtf8.js';

/** Text and the encoding it was in, as iconv names it. */
export interface DecodedText {
  text: string;
  encoding: string;
}

/** Encodings chardet may suggest that lab computers really write; anything else is read as Windows-1252. */
const multiByte = new Set(['Shift_JIS', 'EUC-JP', 'GB18030', 'Big5', 'EUC-KR']);

/**
 * Decode the text of a file: byte-order mark, UTF-16 without one, UTF-8 where valid, an East Asian encoding where that is
 * clear, otherwise Windows-1252 (Latin-1 with the few extra characters Windows programs write).
 * Numbers read the same in all of them; the encoding matters for names and units.
 */
export function decodeText(bytes: Uint8Array, encoding: string = textEncoding(bytes)): DecodedText {
  const known = iconv.encodingExists(encoding) ? encoding : 'windows-1252';
  return { text: iconv.decode(bytes, known), encoding: known };
}

function textEncoding(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return wide;
  if (isUtf8(bytes)) return 'utf-8';
  return eastAsian(bytes) ?? 'windows-1252';
}

/** UTF-16 without a mark: ASCII characters leave a zero in every second byte. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length & ~1, 4096);
  if (length < 8) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = length / 2;
  if (odd > 0.8 * half && even < 0.05 * half) return 'utf-16le';
  if (even > 0.8 * half && odd < 0.05 * half) return 'utf-16be';
  return undefined;
}

/** A few degree or micro signs look like Japanese to a detector, so ask it only where there is running text to look at. */
function eastAsian(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 16384);
  let high = 0;
  for (const byte of sample) if (byte >= 0x80) high++;
  if (high < 16) return undefined;
  const best = analyse(sample)[0];
  return best !== undefined && best.confidence >= 80 && multiByte.has(best.name) ? best.name : undefined;
}
