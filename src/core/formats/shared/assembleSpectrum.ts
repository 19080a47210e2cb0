import { LabError } from '../../../contract/data/errors.js';
import type { AxisUnit, Spectrum, Technique } from '../../../contract/data/spectrum.js';
import { limits } from '../limits.js';
import { mergeRepeats } from './mergeRepeats.js';
import { orderByPosition, type Curve } from './orderByPosition.js';

export interface AssembleInput {
  /** File and scan for sentences, e.g. `a.ras, scan 2`. */
  place: string;
  technique: Technique;
  unit: AxisUnit;
  x: Float64Array;
  y: Float64Array;
  sigma?: Float64Array | undefined;
}

export interface Assembled {
  spectrum: Spectrum;
  warnings: string[];
}

/** Values beyond these are damage, not measurement. */
const largestIntensity = 1e30;

/**
 * Make what a file holds a spectrum: finite, ascending, without repeats, at least five points; each repair is told.
 * @throws LabError `damaged-file` where that cannot be done
 */
export function assembleSpectrum({ place, technique, unit, x, y, sigma }: AssembleInput): Assembled {
  if (x.length !== y.length) {
    throw new LabError(
      'damaged-file',
      `${place}: ${x.length} positions but ${y.length} intensities; the file seems cut off, export it again.`,
    );
  }
  if (x.length > limits.points) {
    throw new LabError(
      'too-large',
      `${place} holds ${x.length} points, and at most 2,000,000 are read; export a coarser step.`,
    );
  }
  const warnings: string[] = [];
  const finite = dropUnusable({ x, y, sigma: sigma?.length === x.length ? sigma : undefined }, warnings);
  requirePoints(finite.x.length, place);
  const ordered = orderByPosition(finite, warnings);
  const merged = mergeRepeats(ordered, warnings);
  requirePoints(merged.x.length, place);
  requirePossibleAxis(merged.x, unit, place);
  if (isFlat(merged.y)) warnings.push('All intensities are the same.');
  return {
    spectrum: {
      technique,
      unit,
      x: merged.x,
      y: merged.y,
      ...(merged.sigma === undefined ? {} : { sigma: merged.sigma }),
    },
    warnings,
  };
}

function dropUnusable({ x, y, sigma }: Curve, warnings: string[]): Curve {
  const usable = (i: number) => Number.isFinite(x[i]) && Math.abs(y[i] ?? NaN) <= largestIntensity;
  const keep: number[] = [];
  let dropped = 0;
  for (let i = 0; i < x.length; i++) {
    if (!usable(i)) dropped++;
  }
  const sigmaUsable = sigma !== undefined && sigma.every((s, i) => !usable(i) || (s >= 0 && s <= largestIntensity));
  if (sigma !== undefined && !sigmaUsable)
    warnings.push('The uncertainties are not all positive numbers and were left out.');
  if (dropped === 0) return { x, y, sigma: sigmaUsable ? sigma : undefined };
  warnings.push(
    `${dropped} ${dropped === 1 ? 'point without a usable number was' : 'points without usable numbers were'} left out.`,
  );
  for (let i = 0; i < x.length; i++) if (usable(i)) keep.push(i);
  const pick = (values: Float64Array) => Float64Array.from(keep, (i) => values[i] ?? NaN);
  return { x: pick(x), y: pick(y), sigma: sigmaUsable && sigma !== undefined ? pick(sigma) : undefined };
}

function requirePoints(count: number, place: string): void {
  if (count >= limits.leastPoints) return;
  const held =
    count === 0 ? 'no points' : count === 1 ? 'only one point' : `only ${count} points at different positions`;
  throw new LabError(
    'damaged-file',
    `${place} holds ${held}, and a measurement needs at least ${limits.leastPoints}; check the export.`,
  );
}

/** An axis outside these bounds (degrees, Å, 1/Å, 1/cm, nm) is damage or another quantity. */
const possible: Record<AxisUnit, [number, number, string]> = {
  twoTheta: [-180, 180, '2θ'],
  dSpacing: [0, 10_000, 'd'],
  q: [-100, 1000, 'Q'],
  ramanShift: [-20_000, 50_000, 'Raman shift'],
  wavelength: [0, 100_000, 'wavelength'],
};

function requirePossibleAxis(x: Float64Array, unit: AxisUnit, place: string): void {
  const [least, most, name] = possible[unit];
  const first = x[0] ?? NaN;
  const last = x[x.length - 1] ?? NaN;
  if (first >= least && last <= most) return;
  throw new LabError(
    'damaged-file',
    `${place}: a ${name} from ${Number(first.toPrecision(6))} to ${Number(last.toPrecision(6))} is not possible; check the unit of the first column.`,
  );
}

function isFlat(y: Float64Array): boolean {
  return y.every((value) => value === y[0]);
}
