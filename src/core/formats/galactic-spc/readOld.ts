import { limits } from '../limits.js';
import type { BinaryReader } from '../shared/BinaryReader.js';
import { requireFewPoints } from '../shared/requireFewPoints.js';
import { intensities } from './intensities.js';
import type { SpcSpectrum } from './spcSpectrum.js';

const header = 224;
const subHeader = 32;

/** The old SPC of LabCalc: exponent 2 (16 bit), points 4 and ends of the axis 8 and 12 (32-bit floats); the header has 224 bytes and the first spectrum's own 32 behind it. */
export function readOld(file: BinaryReader, label: string): SpcSpectrum[] {
  const points = file.f32(4);
  requireFewPoints(points, label);
  const short = (file.u8(0) & 1) !== 0;
  const many = (file.u8(0) & 4) !== 0;
  const size = points * (short ? 2 : 4);
  const first = file.f32(8);
  const step = points > 1 ? (file.f32(12) - first) / (points - 1) : 0;
  const spectra: SpcSpectrum[] = [];
  for (let at = header; at + subHeader + size <= file.length; at += subHeader + size) {
    const body = at + subHeader;
    const exponent = many ? file.i8(at + 1) : file.i16(2);
    spectra.push({
      z: file.f32(at + 4),
      x: () => Float64Array.from({ length: points }, (_, i) => first + step * i),
      y: () => intensities(file, { at: body, points, exponent, short, old: true }),
    });
    if (!many || spectra.length > limits.scans) break;
  }
  if (spectra.length === 0) file.require(header + subHeader, size, 'its intensities');
  return spectra;
}
