import type { DatasetAxis, MeasuredRecipe } from '../../../contract/data/dataset.js';
import { LabError } from '../../../contract/data/errors.js';
import type { LabelledSpectrum } from './labelledSpectrum.js';

/** Points of a grid at most. */
const MOST_POINTS = 20_000;

export interface CommonGrid extends DatasetAxis {
  length: number;
}

/**
 * The even grid of a dataset: the one asked for, or what all spectra cover at their median step.
 * @throws LabError `invalid-input` where axes differ in kind, nothing is covered by all, or a spectrum ends before the grid does
 */
export function commonGrid(
  items: readonly LabelledSpectrum[],
  { grid, outside }: Pick<MeasuredRecipe, 'grid' | 'outside'>,
): CommonGrid {
  const first = items[0];
  if (!first) throw new LabError('invalid-input', 'A dataset needs spectra. Choose some measurements.');
  const { unit } = first.spectrum;
  const odd = items.find(({ spectrum }) => spectrum.unit !== unit);
  if (odd) {
    throw new LabError(
      'invalid-input',
      `“${first.name}” is measured over ${unit} and “${odd.name}” over ${odd.spectrum.unit}. A dataset has one axis: choose measurements of one kind.`,
    );
  }
  const chosen = grid ?? covered(items);
  const length = Math.floor((chosen.to - chosen.from) / chosen.step + 1e-6) + 1;
  if (!(length >= 8 && length <= MOST_POINTS)) {
    throw new LabError(
      'invalid-input',
      `A grid from ${chosen.from} to ${chosen.to} in steps of ${chosen.step} has ${Math.max(0, length)} points; 8 to ${MOST_POINTS} make a dataset.`,
    );
  }
  const end = chosen.from + (length - 1) * chosen.step;
  if (outside === 'refuse') {
    const short = items.find(
      ({ spectrum: { x } }) => begin(x) > chosen.from + chosen.step || last(x) < end - chosen.step,
    );
    if (short) {
      const { x } = short.spectrum;
      throw new LabError(
        'invalid-input',
        `“${short.name}” covers ${begin(x)} to ${last(x)} and the grid asks for ${chosen.from} to ${end}. Leave it out, narrow the grid, or have the missing part filled.`,
      );
    }
  }
  return { unit, from: chosen.from, step: chosen.step, length };
}

function covered(items: readonly LabelledSpectrum[]): { from: number; to: number; step: number } {
  const latest = items.reduce((a, b) => (begin(b.spectrum.x) > begin(a.spectrum.x) ? b : a));
  const earliest = items.reduce((a, b) => (last(b.spectrum.x) < last(a.spectrum.x) ? b : a));
  const from = begin(latest.spectrum.x);
  const to = last(earliest.spectrum.x);
  if (!(from < to)) {
    throw new LabError(
      'invalid-input',
      `“${earliest.name}” ends at ${to} before “${latest.name}” begins at ${from}: they have no range in common. Leave one out.`,
    );
  }
  const steps = items
    .map(({ spectrum: { x } }) => (last(x) - begin(x)) / Math.max(1, x.length - 1))
    .sort((a, b) => a - b);
  // Five digits, so that a step of 0.02 read from a file is 0.02 again.
  return { from, to, step: Number((steps[Math.floor(steps.length / 2)] ?? 1).toPrecision(5)) };
}

const begin = (x: Float64Array): number => x[0] ?? NaN;
const last = (x: Float64Array): number => x[x.length - 1] ?? NaN;
