import type { PhaseClass } from '../../../contract/data/dataset.js';
import type { Reference } from '../../../contract/data/reference.js';
import { twoThetaOf } from '../../diffraction/bragg.js';
import { lorentzPolarisation } from '../../diffraction/lorentzPolarisation.js';
import { systemOf } from './systemOf.js';

export interface PhaseRange {
  /** Å */
  wavelength: number;
  /** Degrees 2θ. */
  from: number;
  to: number;
}

/** What strain may still bring onto the axis, relative in d. */
const MARGIN = 0.05;
/** Share of the strongest line below which a line is left out. */
const FAINTEST = 0.002;
const MOST_LINES = 400;

/** A reference as a class, or undefined where it has no line in the range. Intensities are relative to the strongest that is kept, 1000. */
export function phaseOfReference(reference: Reference, name: string, range: PhaseRange): PhaseClass | undefined {
  if (reference.kind !== 'structure' && reference.kind !== 'measured-lines') return undefined;
  const { dSpacing, intensity, hkl } = reference.lines;
  const [longest, shortest] = [range.from, range.to].map(
    (angle) => range.wavelength / (2 * Math.sin((angle * Math.PI) / 360)),
  ) as [number, number];
  const seen = Array.from(dSpacing, (d, i) => {
    const strength = (intensity[i] ?? 0) * lorentzPolarisation(twoThetaOf(d, range.wavelength));
    return { i, d, strength };
  }).filter(({ d, strength }) => d <= longest * (1 + MARGIN) && d >= shortest * (1 - MARGIN) && strength > 0);
  const inside = seen.filter(({ d }) => d <= longest && d >= shortest);
  const strongest = inside.reduce((most, { strength }) => Math.max(most, strength), 0);
  if (strongest === 0) return undefined;
  const kept = seen
    .filter(({ strength }) => strength >= FAINTEST * strongest)
    .sort((p, q) => q.strength - p.strength)
    .slice(0, MOST_LINES)
    .sort((p, q) => p.i - q.i);
  const highest = kept.reduce((most, { i }) => Math.max(most, intensity[i] ?? 0), 0);
  const lines = kept.map(({ i, d }) => {
    const indices: [number, number, number] = [hkl[3 * i] ?? 0, hkl[3 * i + 1] ?? 0, hkl[3 * i + 2] ?? 0];
    return {
      d: Number(d.toPrecision(8)),
      intensity: Number(((1000 * (intensity[i] ?? 0)) / highest).toPrecision(5)),
      ...(indices.some((index) => index !== 0) ? { hkl: indices } : {}),
    };
  });
  return {
    ...{ name, share: 1, source: reference.summary.source.slice(0, 2000), lines },
    ...(reference.kind === 'structure'
      ? { lattice: { system: systemOf(reference.structure), cell: reference.structure.cell } }
      : {}),
  };
}
