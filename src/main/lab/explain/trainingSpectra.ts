import { evenlySpread } from '../../../core/explain/evenlySpread.js';
import { resolveClasses } from '../../../core/synthesis/resolveClasses.js';
import { samplesPerClass } from '../../../core/synthesis/samplesPerClass.js';
import type { LabContext } from '../labContext.js';
import type { LoadedModel } from '../models/loadModel.js';

export interface TrainingSpectra {
  /** Spectra × length. */
  x: Float32Array;
  labels: Int32Array;
}

const DEADLINE_MS = 60_000;

/**
 * Some of the spectra that the model was trained with, evenly chosen, of one class or of all; null where the numbers of a measured
 * dataset are not here any more. Synthetic ones are made again from the recipe that the model carries.
 */
export async function trainingSpectra(
  lab: Pick<LabContext, 'store' | 'compute'>,
  { dataset, summary, length }: Pick<LoadedModel, 'dataset' | 'summary' | 'length'>,
  most: number,
  classNumber?: number,
): Promise<TrainingSpectra | null> {
  const { recipe } = dataset;
  if (recipe.kind === 'synthetic') {
    const counts = samplesPerClass(recipe, resolveClasses(recipe), 'train');
    const first = counts.slice(0, classNumber ?? 0).reduce((sum, count) => sum + count, 0);
    const count = classNumber === undefined ? counts.reduce((sum, one) => sum + one, 0) : (counts[classNumber] ?? 0);
    const numbers = evenlySpread(
      Array.from({ length: count }, (_, i) => first + i),
      most,
    );
    if (numbers.length === 0) return null;
    const part = await lab.compute.run(
      'synthesise',
      { recipe, split: 'train', numbers },
      { deadlineMs: DEADLINE_MS, doing: `Making training spectra of “${summary.name}”` },
    );
    return { x: part.x, labels: part.labels };
  }
  const stored = lab.store.datasets.list().find(({ sha256 }) => sha256 === dataset.sha256);
  const content = stored && lab.store.datasets.part(stored.id, 'train').content;
  if (!content) return null;
  const rows = [...content.labels.keys()].filter(
    (row) => classNumber === undefined || content.labels[row] === classNumber,
  );
  const chosen = evenlySpread(rows, most);
  if (chosen.length === 0) return null;
  const x = new Float32Array(chosen.length * length);
  chosen.forEach((row, i) => x.set(content.x.subarray(row * length, (row + 1) * length), i * length));
  return { x, labels: Int32Array.from(chosen, (row) => content.labels[row] ?? 0) };
}
