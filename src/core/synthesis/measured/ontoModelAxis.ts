import type { DatasetAxis, MeasuredRecipe, Normalisation, Preparation } from '../../../contract/data/dataset.js';
import { LabError } from '../../../contract/data/errors.js';
import { normaliseSample } from '../normaliseSample.js';
import { prepareSample } from '../prepareSample.js';
import { ontoGrid } from './ontoGrid.js';
import { toModelUnit, type ModelSubject } from './toModelUnit.js';

/** What a model wants to see. */
export interface ModelInput {
  axis: DatasetAxis;
  /** Points. */
  length: number;
  /** Before it is normalised. */
  prepare?: Preparation;
  normalise: Normalisation;
  /** Where the measurement does not reach the end of the axis. */
  outside: Exclude<MeasuredRecipe['outside'], 'refuse'>;
}

export interface PreparedSpectrum {
  /** `length` values. */
  y: Float32Array;
  /** Share of the axis that was measured, 0-1. */
  covered: number;
  /** What to know about it, one sentence each. */
  notes: string[];
}

/** Below this share of the axis an answer rests on little. */
const ENOUGH = 0.6;

/**
 * A processed measurement as a model's training data were made: radiation, grid, ends, scale.
 * @throws LabError `invalid-input` where it does not fit or has nothing in common with the axis, `wavelength-needed`
 */
export function ontoModelAxis(
  subject: ModelSubject,
  { axis, length, prepare, normalise, outside }: ModelInput,
): PreparedSpectrum {
  const spectrum = toModelUnit(subject, axis);
  const { x } = spectrum;
  const end = axis.from + (length - 1) * axis.step;
  const [first = NaN, last = NaN] = [x[0], x.at(-1)];
  const covered = Math.max(0, Math.min(end, last) - Math.max(axis.from, first)) / (end - axis.from);
  if (!(covered > 0)) {
    throw new LabError(
      'invalid-input',
      `“${subject.name}” covers ${words(first)} to ${words(last)} and the model sees ${words(axis.from)} to ${words(end)}: they have nothing in common.`,
    );
  }
  const y = ontoGrid(spectrum, { ...axis, length }, outside);
  if (prepare) prepareSample(y, prepare, axis.step);
  normaliseSample(y, normalise);
  const notes: string[] = [];
  if (spectrum.unit === 'twoTheta' && axis.wavelength === undefined)
    notes.push('The model does not say for which radiation it was trained; 2θ is taken as it is.');
  // A point at either end is no loss.
  if (covered < ENOUGH || covered * (length - 1) < length - 3)
    notes.push(
      `The measurement covers ${Math.floor(covered * 100)} % of what the model sees; the rest is filled with ${outside === 'zero' ? 'zeros' : 'the value at its end'}${covered < ENOUGH ? ', so that the answer rests on little' : ''}.`,
    );
  return { y: Float32Array.from(y), covered, notes };
}

const words = (value: number): string => String(Number(value.toPrecision(5)));
