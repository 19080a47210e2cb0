import { limits } from '../limits.js';
import { LabError } from '../../../contract/data/errors.js';
import type { BinaryReader } from '../shared/BinaryReader.js';
import { requireFewPoints } from '../shared/requireFewPoints.js';
import { intensities } from './intensities.js';
import type { SpcSpectrum } from './spcSpectrum.js';

const header = 512;
const subHeader = 32;
const flags = { short: 1, many: 4, listed: 64, positions: 128 };

/**
 * The new SPC: flags 0, exponent 3, points 4, ends of the axis 8 and 16 (64-bit), spectra 24 (32 bit), behind 512 bytes the positions where they are listed, then every spectrum with a header of 32
 * bytes: exponent 1, z 4, points 16.
 * @returns every spectrum, read when it is asked for
 */
export function readNew(file: BinaryReader, label: string): SpcSpectrum[] {
  const flag = file.u8(0);
  const each = (flag & flags.listed) !== 0;
  const short = (flag & flags.short) !== 0;
  const points = file.u32(4);
  const count = Math.max(1, file.u32(24));
  if (count > limits.scans)
    throw new LabError(
      'too-large',
      `${label} announces ${count} spectra, and at most ${limits.scans} are read; split it in the spectrometer program.`,
    );
  let at = header;
  let shared: Float64Array | undefined;
  if (!each) {
    requireFewPoints(points, label);
    file.require(header, points * (short ? 2 : 4), 'its intensities');
    if ((flag & flags.positions) !== 0) {
      shared = file.floats(at, points, 'its positions');
      at += 4 * points;
    } else shared = evenly(file.f64(8), file.f64(16), points);
  }
  const spectra: SpcSpectrum[] = [];
  for (let number = 0; number < count; number++) {
    if (number > 0 && at + subHeader > file.length) break;
    const own = each ? file.u32(at + 16) : points;
    const exponent = (flag & flags.many) !== 0 ? file.i8(at + 1) : file.i8(3);
    const z = file.f32(at + 4);
    const body = at + subHeader;
    const positions = each ? 4 * own : 0;
    const size = positions + own * (short && exponent !== -128 ? 2 : 4);
    file.require(body, size, `spectrum ${number + 1}`);
    spectra.push({
      z,
      x: () => shared ?? file.floats(body, own, 'its positions'),
      y: () => intensities(file, { at: body + positions, points: own, exponent, short, old: false }),
    });
    at = body + size;
  }
  return spectra;
}

function evenly(first: number, last: number, points: number): Float64Array {
  const step = points > 1 ? (last - first) / (points - 1) : 0;
  return Float64Array.from({ length: points }, (_, i) => first + step * i);
}
