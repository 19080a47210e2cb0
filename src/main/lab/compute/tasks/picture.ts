import {
  LabError,
  type LineList,
  type RamanBand,
  type Radiation,
  type ReferencePicture,
} from '../../../../contract/index.js';
import { powderPattern } from '../../../../core/diffraction/powderPattern.js';
import { renderPattern } from '../../../../core/diffraction/renderPattern.js';
import { renderBands } from '../../../../core/references/renderBands.js';
import type { Bench } from '../bench.js';
import type { MatchingReference } from '../matchingReference.js';

export interface PictureInput {
  id: string;
  stored: readonly MatchingReference[];
  libraryKeys: readonly string[];
  radiation?: Radiation;
  from?: number;
  to?: number;
}

/** Points of a drawn profile. */
const POINTS = 4000;
/** Sticks below this share of the strongest (100) are not drawn. */
const FAINTEST = 0.1;

/** Sticks and profile of one reference, strongest 100. */
export function picture(bench: Bench, input: PictureInput): ReferencePicture {
  const reference = [...input.stored, ...bench.references(input.libraryKeys)].find(
    ({ summary }) => summary.id === input.id,
  );
  if (!reference) throw new LabError('not-found', 'This reference is not there any more.');
  switch (reference.kind) {
    case 'lines':
      return pictureOfLines(reference.lines, input);
    case 'bands':
      return pictureOfBands(reference.bands, input);
    case 'spectrum':
      return { unit: 'ramanShift', sticks: [], x: reference.x, profile: reference.y };
  }
}

function pictureOfLines(lines: LineList, { radiation, from = 10, to = 90 }: PictureInput): ReferencePicture {
  if (!radiation)
    throw new LabError('wavelength-needed', 'Say the X-ray wavelength at which this reference is to be drawn.');
  if (!(from < to)) throw new LabError('invalid-input', `The range ${from}–${to}° is none.`);
  const pattern = powderPattern(lines, radiation, { from, to });
  const x = grid(from, to);
  // Kα2 lines belong to the profile; as sticks they would only repeat their line.
  const { wavelengthAlpha2: _alpha2, alpha2Ratio: _ratio, ...single } = radiation;
  const { twoTheta, intensity, lineIndex } = powderPattern(lines, single, { from, to });
  const sticks: ReferencePicture['sticks'] = [];
  for (let i = 0; i < twoTheta.length; i++) {
    const height = intensity[i] ?? 0;
    if (!(height >= FAINTEST)) continue;
    const line = lineIndex[i] ?? 0;
    const [h = 0, k = 0, l = 0] = lines.hkl.subarray(3 * line, 3 * line + 3);
    const known = h !== 0 || k !== 0 || l !== 0;
    sticks.push({
      x: twoTheta[i] ?? 0,
      height,
      dSpacing: lines.dSpacing[line] ?? 0,
      ...(known ? { hkl: [h, k, l], multiplicity: lines.multiplicity[line] ?? 0 } : {}),
    });
  }
  return { unit: 'twoTheta', sticks, x, profile: renderPattern(pattern, x) };
}

function pictureOfBands(bands: readonly RamanBand[], { from, to }: PictureInput): ReferencePicture {
  const shifts = bands.map(({ shift }) => shift);
  const x = grid(from ?? Math.max(50, Math.min(...shifts) - 100), to ?? Math.max(...shifts) + 100);
  return {
    unit: 'ramanShift',
    sticks: bands.map(({ shift, height }) => ({ x: shift, height })),
    x,
    profile: renderBands(bands, x),
  };
}

function grid(from: number, to: number): Float64Array {
  return Float64Array.from({ length: POINTS }, (_, i) => from + ((to - from) * i) / (POINTS - 1));
}
