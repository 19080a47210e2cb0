import type { BinaryReader } from '../shared/BinaryReader.js';

export interface Stored {
  at: number;
  points: number;
  /** Power of two of the integers; -128 means floats. */
  exponent: number;
  /** Integers of 16 bits. */
  short: boolean;
  /** Old files store the two halves of a 32-bit integer high half first. */
  old: boolean;
}

/** Intensities of a spectrum: 32-bit floats, or integers times 2^(exponent - 32), of 16 bits times 2^(exponent - 16). */
export function intensities(file: BinaryReader, { at, points, exponent, short, old }: Stored): Float64Array {
  if (exponent === -128) return file.floats(at, points, 'its intensities');
  const bytes = short ? 2 : 4;
  file.require(at, points * bytes, 'its intensities');
  const scale = 2 ** (exponent - (short ? 16 : 32));
  const values = new Float64Array(points);
  for (let i = 0; i < points; i++) {
    const place = at + i * bytes;
    const value = short ? file.i16(place) : old ? (file.u16(place) << 16) | file.u16(place + 2) : file.i32(place);
    values[i] = value * scale;
  }
  return values;
}
