import { splitNames, type DatasetPart, type MeasuredRecipe, type SplitName } from '../../../contract/data/dataset.js';
import { LabError } from '../../../contract/data/errors.js';
import { createRandom } from '../random/createRandom.js';
import { normaliseSample } from '../normaliseSample.js';
import { augment } from './augment.js';
import { commonGrid, type CommonGrid } from './commonGrid.js';
import type { LabelledSpectrum } from './labelledSpectrum.js';
import { ontoGrid } from './ontoGrid.js';
import { splitBySpecimen } from './splitBySpecimen.js';
import { toCommonRadiation } from './toCommonRadiation.js';

export type MeasuredOptions = Pick<
  MeasuredRecipe,
  'title' | 'seed' | 'grid' | 'outside' | 'split' | 'augmentation' | 'normalise'
>;

export interface MeasuredDataset {
  parts: Record<SplitName, DatasetPart>;
  notes: string[];
}

interface Row {
  y: Float64Array;
  label: number;
  specimen: string;
}

/** Numbers of a dataset at most: 256 MiB, because these are stored. */
const MOST_NUMBERS = 2 ** 26;

/**
 * A dataset from labelled measurements: one grid, split by specimen, training spectra augmented, each spectrum normalised. Classes
 * stand in the order of the alphabet, spectra in the order given, augmented ones after them.
 * @throws LabError `invalid-input` (axes, ranges, a specimen on two sides, a single class), `wavelength-needed`, `too-large`
 */
export function buildFromMeasurements(
  labelled: readonly LabelledSpectrum[],
  options: MeasuredOptions,
): MeasuredDataset {
  const { items, notes: radiation } = toCommonRadiation(labelled);
  const classNames = [...new Set(items.map(({ label }) => label))].sort();
  if (classNames.length < 2) {
    throw new LabError(
      'invalid-input',
      `“${options.title}” has ${classNames.length === 1 ? `the one class “${classNames[0] ?? ''}”` : 'no class'}; to tell classes apart takes two.`,
    );
  }
  const wavelength = items.find(({ spectrum, wavelength: own }) => spectrum.unit === 'twoTheta' && own)?.wavelength;
  const grid = { ...commonGrid(items, options), ...(wavelength === undefined ? {} : { wavelength }) };
  const { splits, notes } = splitBySpecimen(items, options);
  const rows: Record<SplitName, Row[]> = { train: [], validation: [], test: [] };
  items.forEach(({ spectrum, label, specimen }, i) => {
    const y = ontoGrid(spectrum, grid, options.outside);
    rows[splits[i] ?? 'train'].push({ y, label: classNames.indexOf(label), specimen });
  });
  const { copies } = options.augmentation;
  const total = items.length + rows.train.length * copies;
  if (total * grid.length > MOST_NUMBERS) {
    throw new LabError(
      'too-large',
      `“${options.title}” would have ${total} spectra of ${grid.length} points, more than 256 MiB. Take fewer copies or a coarser grid.`,
    );
  }
  // Before mixing too: the spectrum with the most counts would be all that is left of a mixture.
  for (const name of splitNames) for (const { y } of rows[name]) normaliseSample(y, options.normalise);
  const further = augmented(rows.train, options, grid.step);
  for (const { y } of further) normaliseSample(y, options.normalise);
  rows.train.push(...further);
  const part = (name: SplitName): DatasetPart => pack(rows[name], classNames, grid);
  return {
    parts: { train: part('train'), validation: part('validation'), test: part('test') },
    notes: [...radiation, ...notes, ...untrained(rows.train, classNames)],
  };
}

/** Each copy has its own stream, so that more copies leave the first ones as they are. */
function augmented(train: readonly Row[], { augmentation, seed }: MeasuredOptions, step: number): Row[] {
  const ofClass = new Map<number, Float64Array[]>();
  for (const { label, y } of train) ofClass.set(label, [...(ofClass.get(label) ?? []), y]);
  return train.flatMap((row, number) => {
    const others = ofClass.get(row.label) ?? [];
    return Array.from({ length: augmentation.copies }, (_, copy) => ({
      ...row,
      y: augment(row.y, others, augmentation, step, createRandom(seed, 'augment', number, copy)),
    }));
  });
}

function untrained(train: readonly Row[], classNames: readonly string[]): string[] {
  const trained = new Set(train.map(({ label }) => label));
  return classNames.flatMap((name, i) =>
    trained.has(i) ? [] : [`“${name}” has no training spectrum and can only be got wrong.`],
  );
}

function pack(rows: readonly Row[], classNames: string[], { length, ...axis }: CommonGrid): DatasetPart {
  const x = new Float32Array(rows.length * length);
  rows.forEach(({ y }, i) => x.set(y, i * length));
  return {
    x,
    labels: Int32Array.from(rows, ({ label }) => label),
    meta: { classNames, length, axis, specimens: rows.map(({ specimen }) => specimen) },
  };
}
