import type { DatasetPart, SplitName, SyntheticRecipe } from '../../contract/data/dataset.js';
import { generateSample } from './generateSample.js';
import { resolveClasses } from './resolveClasses.js';
import type { SamplePlace } from './samplePlaces.js';

/** Makes the named samples of a split, in this order. */
export function collectSamples(
  recipe: SyntheticRecipe,
  split: SplitName,
  places: readonly SamplePlace[],
  onProgress: (done: number, total: number) => void = () => undefined,
): DatasetPart {
  const classes = resolveClasses(recipe);
  const { length, axis } = recipe;
  const x = new Float32Array(places.length * length);
  const labels = new Int32Array(places.length);
  const offsets = new Int32Array(places.length + 1);
  const position: number[] = [];
  const height: number[] = [];
  const fwhm: number[] = [];
  const buffer = new Float64Array(length);
  places.forEach(({ classNumber, index }, i) => {
    const { y, peaks } = generateSample(recipe, classes, split, classNumber, index, buffer);
    x.set(y, i * length);
    labels[i] = classNumber;
    for (const peak of peaks) {
      position.push(axis.from + peak.position * axis.step);
      height.push(peak.height);
      fwhm.push(peak.fwhm * axis.step);
    }
    offsets[i + 1] = position.length;
    if (i % 256 === 255) onProgress(i + 1, places.length);
  });
  const peaks = {
    offsets,
    position: Float32Array.from(position),
    height: Float32Array.from(height),
    fwhm: Float32Array.from(fwhm),
  };
  return { x, labels, meta: { classNames: classes.map(({ name }) => name), length, axis, peaks } };
}
